package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.MX;
import static dev.gonemaster.engine.message.Level.DEBUG;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;

import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.FirstResponse;
import dev.gonemaster.engine.testcase.NameLookup;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// zone08: no mail exchanger of the zone is an alias.
/// Specification: Zonemaster v2025.2, Zone-TP/zone08.md; tags as in Zonemaster-Engine 8.1.
/// Sources: RFC 2181 section 10.3, RFC 5321 sections 2.3.5 and 5.1, RFC 7505 (a null MX names no exchanger).
/// Silent servers belong to Connectivity01. A look-up that fails says nothing about the exchanger.
final class Zone08 implements Testcase {
    enum Message implements Tag {
        MX_RECORD_IS_CNAME(ERROR, MX),
        MX_RECORD_IS_NOT_CNAME(INFO, MX),
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

    /// Exchangers that are looked up, in canonical order.
    static final int EXCHANGERS_MAX = 50;

    @Override
    public Module module() {
        return Module.ZONE;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Optional<Response> mx = new FirstResponse(zone, findings).authoritative(                    // 1, 2
                zone.delegation().nameServers().orElse(NameServerSet.EMPTY).servers(), Type.MX);
        if (mx.isEmpty()) {
            findings.add(Message.NO_RESPONSE_MX_QUERY);
            return;
        }
        var exchangers = new TreeSet<>(MailExchangers.of(mx.get().answer()).targets());
        exchangers.remove(Name.root);
        List<Name> asked = exchangers.stream().limit(EXCHANGERS_MAX).toList();
        for (NameLookup lookUp : NameLookup.of(zone.dns(), asked, Type.CNAME)) {                    // 3
            if (lookUp.definite()) {
                findings.add(lookUp.records().isEmpty()
                        ? Message.MX_RECORD_IS_NOT_CNAME
                        : Message.MX_RECORD_IS_CNAME, MX.of(lookUp.name()));
            }
        }
    }
}
