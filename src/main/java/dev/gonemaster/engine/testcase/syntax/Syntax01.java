package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
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
import org.xbill.DNS.Name;

/// syntax01: the name of the zone consists of letters, digits and hyphens.
/// Specification: Zonemaster v2025.2, Syntax-TP/syntax01.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 1035 section 2.3.1, RFC 1123 section 2.1, RFC 2181 section 11, RFC 3696 section 2.
/// Asks no server.
final class Syntax01 implements Testcase {
    enum Message implements Tag {
        ONLY_ALLOWED_CHARS(INFO, DOMAIN),
        NON_ALLOWED_CHARS(WARNING, DOMAIN);

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
        Message tag = onlyAllowed(zone.name()) ? Message.ONLY_ALLOWED_CHARS : Message.NON_ALLOWED_CHARS;    // 1, 2
        findings.add(tag, DOMAIN.of(zone.name()));
    }

    private static boolean onlyAllowed(Name name) {
        for (int label = 0; label < name.labels(); label++) {
            if (!onlyAllowed(name.getLabel(label))) {
                return false;
            }
        }
        return true;
    }

    /// @param label octets of the label after one octet with its length, as on the wire, so that a dot or a backslash
    ///     inside the label counts as what it is
    private static boolean onlyAllowed(byte[] label) {
        for (int position = 1; position < label.length; position++) {
            byte octet = label[position];
            boolean letter = octet >= 'a' && octet <= 'z' || octet >= 'A' && octet <= 'Z';
            boolean digit = octet >= '0' && octet <= '9';
            if (!letter && !digit && octet != '-') {
                return false;
            }
        }
        return true;
    }
}
