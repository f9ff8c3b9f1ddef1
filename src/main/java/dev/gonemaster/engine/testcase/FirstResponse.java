package dev.gonemaster.engine.testcase;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.zone.Zone;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/// For testcases that are content with what one server says, whichever it is.
public record FirstResponse(Zone zone, Findings findings) {
    /// Asks for an RRset at the apex. All servers are asked side by side, so that the choice hangs on what they say and
    /// not on who is fast.
    ///
    /// @param wanted which responses are good enough
    /// @return the response of the first server, in order, whose response is wanted; empty when there is none
    public Optional<Response> among(SortedSet<NameServer> servers, int type, Predicate<Response> wanted) {
        Map<NameServer, Outcome> outcomes = zone.dns().askAll(servers, Query.of(zone.name(), type));
        outcomes.forEach((server, outcome) -> {
            if (outcome instanceof NotAsked skipped) {
                SkippedQuestion.report(findings, server, type, skipped);
            }
        });
        return outcomes.values().stream()
                .filter(Response.class::isInstance).map(Response.class::cast)
                .filter(wanted)
                .findFirst();
    }

    /// The first response with NOERROR and AA, with records or without.
    public Optional<Response> authoritative(SortedSet<NameServer> servers, int type) {
        return among(servers, type, response -> response.noError() && response.authoritative());
    }

    /// The SOA record in the first response that has one. Where there is none, that is reported.
    ///
    /// @param wanted which responses count
    /// @param absent for the report
    public Optional<SOARecord> soa(SortedSet<NameServer> servers, Predicate<Response> wanted, Tag absent) {
        Optional<SOARecord> soa = among(servers, Type.SOA, wanted.and(response -> !response.answer().isEmpty()))
                .map(response -> (SOARecord) response.answer().getFirst());
        if (soa.isEmpty()) {
            findings.add(absent);
        }
        return soa;
    }
}
