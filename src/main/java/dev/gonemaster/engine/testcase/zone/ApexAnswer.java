package dev.gonemaster.engine.testcase.zone;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.FirstResponse;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/// What one server says about the apex, for testcases whose specification wants the record "from a delegated name
/// server" and goes on to the next one until an answer is authoritative. Servers are taken in the order of their names,
/// then IPv4 before IPv6, then by address.
final class ApexAnswer {
    private ApexAnswer() {
    }

    /// The SOA record of the first delegated server that gives one with authority. Where there is none, that is reported.
    static Optional<SOARecord> delegatedSoa(Zone zone, Findings findings) {
        return soa(zone, delegated(zone), findings);
    }

    /// The same, of the delegated servers and those that the zone itself names.
    static Optional<SOARecord> soa(Zone zone, Findings findings) {
        return soa(zone, zone.nameServers(), findings);
    }

    /// The answer for MX of the first delegated server that gives one with authority, with records or without.
    static Optional<Response> delegatedMx(Zone zone, Findings findings) {
        return new FirstResponse(zone, findings).among(delegated(zone), Type.MX,
                response -> response.noError() && response.authoritative());
    }

    /// The tags of a testcase that takes the SOA record here: that of its absence, its own, then those of skipped questions.
    static List<Tag> soaTagsAnd(Tag... own) {
        var tags = new ArrayList<Tag>(List.of(ZoneMessage.NO_RESPONSE_SOA_QUERY));
        tags.addAll(List.of(own));
        return SkippedQuestion.tagsAfter(tags.toArray(Tag[]::new));
    }

    private static Optional<SOARecord> soa(Zone zone, SortedSet<NameServer> servers, Findings findings) {
        Optional<SOARecord> soa = new FirstResponse(zone, findings)
                .among(servers, Type.SOA, response -> response.authoritative() && !response.answer().isEmpty())
                .map(response -> (SOARecord) response.answer().getFirst());
        if (soa.isEmpty()) {
            findings.add(ZoneMessage.NO_RESPONSE_SOA_QUERY);
        }
        return soa;
    }

    private static SortedSet<NameServer> delegated(Zone zone) {
        return zone.delegation().nameServers().orElse(NameServerSet.EMPTY).servers();
    }
}
