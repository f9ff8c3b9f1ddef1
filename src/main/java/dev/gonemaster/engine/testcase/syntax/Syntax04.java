package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LABEL;
import static dev.gonemaster.engine.message.ArgName.TLD;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;

/// syntax04: the names of the name servers, in the delegation and in the zone, are host names.
/// Specification: Zonemaster v2025.2, Syntax-TP/syntax04.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 952, RFC 1123 section 2.1, RFC 2181 section 11, RFC 3696 sections 2 and 5.
/// A delegation or apex that nobody tells belongs to Basic01 and Basic02.
final class Syntax04 implements Testcase {
    enum Message implements Tag {
        NAMESERVER_DISCOURAGED_DOUBLE_DASH(WARNING, LABEL, DOMAIN),
        NAMESERVER_NON_ALLOWED_CHARS(ERROR, DOMAIN),
        NAMESERVER_NUMERIC_TLD(ERROR, DOMAIN, TLD),
        NAMESERVER_SYNTAX_OK(INFO, DOMAIN);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final HostNameSyntax SYNTAX = new HostNameSyntax(Message.NAMESERVER_NON_ALLOWED_CHARS,
            Message.NAMESERVER_DISCOURAGED_DOUBLE_DASH, Message.NAMESERVER_NUMERIC_TLD, Message.NAMESERVER_SYNTAX_OK);

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
        NameServerSet delegated = zone.delegation().nameServers().orElse(NameServerSet.EMPTY);
        NameServerSet apex = zone.childSide().nameServers().orElse(NameServerSet.EMPTY);
        delegated.plus(apex).names().forEach(host -> SYNTAX.judge(host, findings));                 // 1 to 5
    }
}
