package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LABEL;
import static dev.gonemaster.engine.message.ArgName.TLD;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.FirstResponse;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import org.xbill.DNS.SOARecord;

/// syntax07: the name in SOA MNAME is a host name.
/// Specification: Zonemaster v2025.2, Syntax-TP/syntax07.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 952, RFC 1123 section 2.1, RFC 2181 section 11, RFC 3696 sections 2 and 5.
/// Silent servers belong to Connectivity01, an MNAME that is the root to Zone01.
final class Syntax07 implements Testcase {
    enum Message implements Tag {
        MNAME_DISCOURAGED_DOUBLE_DASH(WARNING, LABEL, DOMAIN),
        MNAME_NON_ALLOWED_CHARS(WARNING, DOMAIN),
        MNAME_NUMERIC_TLD(WARNING, DOMAIN, TLD),
        MNAME_SYNTAX_OK(INFO, DOMAIN);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final HostNameSyntax SYNTAX = new HostNameSyntax(Message.MNAME_NON_ALLOWED_CHARS,
            Message.MNAME_DISCOURAGED_DOUBLE_DASH, Message.MNAME_NUMERIC_TLD, Message.MNAME_SYNTAX_OK);

    @Override
    public Module module() {
        return Module.SYNTAX;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(List.of(SyntaxMessage.NO_RESPONSE_SOA_QUERY), Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        new FirstResponse(zone, findings)
                .soa(zone.nameServers(), _ -> true, SyntaxMessage.NO_RESPONSE_SOA_QUERY)            // 1, 2
                .map(SOARecord::getHost)
                .ifPresent(mname -> SYNTAX.judge(mname, findings));                                 // 3 to 8
    }
}
