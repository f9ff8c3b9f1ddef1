package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LABEL;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;

/// syntax02: no label of the zone's name begins or ends with a hyphen.
/// Specification: Zonemaster v2025.2, Syntax-TP/syntax02.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 1035 section 2.3.1, RFC 1123 section 2.1, RFC 2181 section 11, RFC 3696 section 2.
/// Asks no server.
final class Syntax02 implements Testcase {
    enum Message implements Tag {
        INITIAL_HYPHEN(ERROR, LABEL, DOMAIN),
        NO_ENDING_HYPHENS(INFO, DOMAIN),
        TERMINAL_HYPHEN(ERROR, LABEL, DOMAIN);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    @Override
    public Module module() {
        return Module.SYNTAX;
    }

    @Override
    public List<Message> tags() {
        return List.of(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        List<Label> labels = Label.of(zone.name());                                                 // 1
        for (Label label : labels) {
            if (label.beginsWithHyphen()) {
                report(findings, Message.INITIAL_HYPHEN, label, zone);                              // 2
            }
            if (label.endsWithHyphen()) {
                report(findings, Message.TERMINAL_HYPHEN, label, zone);                             // 3
            }
        }
        if (labels.stream().noneMatch(label -> label.beginsWithHyphen() || label.endsWithHyphen())) {
            findings.add(Message.NO_ENDING_HYPHENS, DOMAIN.of(zone.name()));
        }
    }

    private static void report(Findings findings, Tag tag, Label label, Zone zone) {
        findings.add(tag, LABEL.of(label.text()), DOMAIN.of(zone.name()));
    }
}
