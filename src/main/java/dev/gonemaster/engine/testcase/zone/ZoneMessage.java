package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.Level.DEBUG;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;

/// Tags that several testcases of the module report.
enum ZoneMessage implements Tag {
    /// No server gave the SOA record that the testcase is about; Connectivity01 and Delegation04 are where that counts.
    NO_RESPONSE_SOA_QUERY(DEBUG);

    private final TagSpec spec;

    ZoneMessage(Level level, ArgName<?>... args) {
        spec = new TagSpec(level, args);
    }

    @Override
    public TagSpec spec() {
        return spec;
    }
}
