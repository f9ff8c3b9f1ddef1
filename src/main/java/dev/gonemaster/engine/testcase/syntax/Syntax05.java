package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.RNAME;
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
import org.xbill.DNS.Name;
import org.xbill.DNS.SOARecord;

/// syntax05: the mailbox in SOA RNAME is written without `@`.
/// Specification: Zonemaster v2025.2, Syntax-TP/syntax05.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 1035 sections 3.3.13 and 8, RFC 1912 section 2.2.
/// Silent servers belong to Connectivity01.
final class Syntax05 implements Testcase {
    enum Message implements Tag {
        RNAME_MISUSED_AT_SIGN(WARNING, RNAME),
        RNAME_NO_AT_SIGN(INFO, RNAME);

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
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(List.of(SyntaxMessage.NO_RESPONSE_SOA_QUERY), Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        new FirstResponse(zone, findings)
                .soa(zone.nameServers(), _ -> true, SyntaxMessage.NO_RESPONSE_SOA_QUERY)            // 1, 2
                .map(SOARecord::getAdmin)                                                           // 3
                .ifPresent(rname -> findings.add(hasAtSign(rname)                                   // 4
                        ? Message.RNAME_MISUSED_AT_SIGN
                        : Message.RNAME_NO_AT_SIGN, RNAME.of(rname)));
    }

    private static boolean hasAtSign(Name rname) {
        return Label.of(rname).stream().anyMatch(label -> label.octets().contains("@"));
    }
}
