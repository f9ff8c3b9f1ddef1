package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LABEL;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;

/// syntax03: no label of the zone's name has hyphens in positions 3 and 4, unless it is internationalized.
/// Specification: Zonemaster v2025.2, Syntax-TP/syntax03.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 3696 section 5, RFC 5890 section 2.3.1.
/// Asks no server.
final class Syntax03 implements Testcase {
    enum Message implements Tag {
        DISCOURAGED_DOUBLE_DASH(WARNING, LABEL, DOMAIN),
        NO_DOUBLE_DASH(INFO, DOMAIN);

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
        List<Label> dashed = Label.of(zone.name()).stream().filter(Label::hasUnknownPrefix).toList(); // 1, 2
        dashed.forEach(label -> findings.add(Message.DISCOURAGED_DOUBLE_DASH,                       // 3
                LABEL.of(label.text()), DOMAIN.of(zone.name())));
        if (dashed.isEmpty()) {
            findings.add(Message.NO_DOUBLE_DASH, DOMAIN.of(zone.name()));
        }
    }
}
