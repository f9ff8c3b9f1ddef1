package dev.gonemaster.engine;

import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.MESSAGE;
import static dev.gonemaster.engine.message.ArgName.MODULE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.TESTCASE;
import static dev.gonemaster.engine.message.ArgName.VERSION;
import static dev.gonemaster.engine.message.Level.CRITICAL;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;

/// What the engine itself says about a run; module `SYSTEM`.
public enum SystemMessage implements Tag {
    /// First entry of every run: the version of this software.
    GLOBAL_VERSION(INFO, VERSION),
    /// Basic found nobody who answers for the zone, so the other modules did not run.
    CANNOT_CONTINUE(CRITICAL, DOMAIN),
    /// A testcase broke off because of a defect of this software.
    MODULE_ERROR(CRITICAL, MODULE, TESTCASE, MESSAGE),
    /// Servers whose addresses are not globally reachable were not asked.
    NON_GLOBAL_QUERY_BLOCKED(NOTICE, SERVERS),
    /// Servers that answer let questions go unanswered, so what is said about them may be owed to lost packets.
    ANSWERS_MISSING(NOTICE, SERVERS),
    /// The zone asks for more work on signatures than one run does; the number is what was left out.
    SIGNATURES_UNVERIFIED(WARNING, COUNT),
    /// The run was stopped from outside before its end.
    RUN_CANCELED(CRITICAL),
    /// The run's time was over before its end.
    RUN_EXPIRED(CRITICAL),
    /// The run had more to say than one run may; the number is what was kept.
    ENTRIES_CUT(CRITICAL, COUNT);

    private final TagSpec spec;

    SystemMessage(Level level, ArgName<?>... args) {
        spec = new TagSpec(level, args);
    }

    @Override
    public TagSpec spec() {
        return spec;
    }
}
