package dev.gonemaster.engine.testcase.syntax;

import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.FirstResponse;
import dev.gonemaster.engine.zone.Zone;
import java.util.Optional;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/// What one server says about the apex, for testcases that send their query to each name server "until a response is
/// received". Servers are taken in the order of their names, then IPv4 before IPv6, then by address.
final class ApexAnswer {
    private ApexAnswer() {
    }

    /// The SOA record of the first server that gives one. Where there is none, that is reported.
    static Optional<SOARecord> soa(Zone zone, Findings findings) {
        Optional<SOARecord> soa = new FirstResponse(zone, findings)
                .among(zone.nameServers(), Type.SOA, response -> !response.answer().isEmpty())
                .map(response -> (SOARecord) response.answer().getFirst());
        if (soa.isEmpty()) {
            findings.add(SyntaxMessage.NO_RESPONSE_SOA_QUERY);
        }
        return soa;
    }

    /// The answer for MX of the first server that gives one with authority, with records or without.
    static Optional<Response> mx(Zone zone, Findings findings) {
        return new FirstResponse(zone, findings).among(zone.nameServers(), Type.MX,
                response -> response.noError() && response.authoritative());
    }
}
