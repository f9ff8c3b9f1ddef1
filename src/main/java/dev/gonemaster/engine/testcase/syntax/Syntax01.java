package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
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

/// syntax01: the name of the zone consists of letters, digits and hyphens.
/// Specification: Zonemaster v2025.2, Syntax-TP/syntax01.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 1035 section 2.3.1, RFC 1123 section 2.1, RFC 2181 section 11, RFC 3696 section 2.
/// Asks no server.
final class Syntax01 implements Testcase {
    enum Message implements Tag {
        ONLY_ALLOWED_CHARS(INFO, DOMAIN),
        NON_ALLOWED_CHARS(ERROR, DOMAIN);

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
        boolean onlyAllowed = Label.of(zone.name()).stream().allMatch(Label::onlyAllowedCharacters);        // 1, 2
        findings.add(onlyAllowed ? Message.ONLY_ALLOWED_CHARS : Message.NON_ALLOWED_CHARS, DOMAIN.of(zone.name()));
    }
}
