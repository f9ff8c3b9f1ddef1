package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LABEL;
import static dev.gonemaster.engine.message.ArgName.TLD;
import static dev.gonemaster.engine.message.Level.DEBUG;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.Response;
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
import java.util.Optional;
import java.util.TreeSet;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// syntax08: the names of the mail exchangers are host names.
/// Specification: Zonemaster v2025.2, Syntax-TP/syntax08.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 952, RFC 1123 section 2.1, RFC 2181 section 11, RFC 3696 sections 2 and 5, RFC 5321 section 2.3.5,
/// RFC 7505 (a null MX names no exchanger).
/// Silent servers belong to Connectivity01.
final class Syntax08 implements Testcase {
    enum Message implements Tag {
        MX_DISCOURAGED_DOUBLE_DASH(WARNING, LABEL, DOMAIN),
        MX_NON_ALLOWED_CHARS(WARNING, DOMAIN),
        MX_NUMERIC_TLD(WARNING, DOMAIN, TLD),
        MX_SYNTAX_OK(INFO, DOMAIN),
        NO_RESPONSE_MX_QUERY(DEBUG);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final HostNameSyntax SYNTAX = new HostNameSyntax(Message.MX_NON_ALLOWED_CHARS,
            Message.MX_DISCOURAGED_DOUBLE_DASH, Message.MX_NUMERIC_TLD, Message.MX_SYNTAX_OK);

    @Override
    public Module module() {
        return Module.SYNTAX;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Optional<Response> mx = new FirstResponse(zone, findings)
                .authoritative(zone.nameServers(), Type.MX);                                        // 1
        if (mx.isEmpty()) {
            findings.add(Message.NO_RESPONSE_MX_QUERY);
            return;
        }
        var exchangers = new TreeSet<Name>();
        mx.get().answer().forEach(record -> exchangers.add(((MXRecord) record).getTarget()));
        exchangers.remove(Name.root);
        exchangers.forEach(exchanger -> SYNTAX.judge(exchanger, findings));                         // 2 to 7
    }
}
