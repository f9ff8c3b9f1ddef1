package dev.gonemaster.engine.testcase.connectivity;

import static dev.gonemaster.engine.message.ArgName.DOMAIN_EXPECTED;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_FOUND;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.RCODE;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.testcase.Findings;
import org.xbill.DNS.Name;

/// Judges what one server answers to the SOA and the NS query, over whichever protocol: the steps that connectivity01
/// and connectivity02 have in common, with the tags of the one or the other.
///
/// @param silent for a server that answers neither query
record SoaAndNsAnswers(Tag silent, Faults soa, Faults ns) {
    /// The tags for the faults of one query type.
    record Faults(Tag noResponse, Tag unexpectedRcode, Tag missing, Tag wrongOwner, Tag notAuthoritative) {
    }

    /// Step 5 of connectivity01, step 3 of connectivity02; nothing when one of the queries was not sent.
    void judge(NameServer server, Outcome soaOutcome, Outcome nsOutcome, Findings findings) {
        if (soaOutcome instanceof NotAsked || nsOutcome instanceof NotAsked) {
            return;
        }
        if (soaOutcome instanceof NoResponse && nsOutcome instanceof NoResponse) {                      // .2
            findings.add(silent, server);
            return;
        }
        judge(server, soaOutcome, soa, findings);                                                       // .3.1
        judge(server, nsOutcome, ns, findings);                                                         // .3.2
    }

    private static void judge(NameServer server, Outcome outcome, Faults tags, Findings findings) {
        switch (outcome) {
            case NotAsked _ -> { }
            case NoResponse _ -> findings.add(tags.noResponse(), server);                               // .3.x.1
            case Response r when !r.noError() ->
                    findings.add(tags.unexpectedRcode(), server, RCODE.of(r.rcode()));                  // .3.x.2
            case Response r when r.answer(r.query().type()).isEmpty() ->
                    findings.add(tags.missing(), server);                                               // .3.x.3
            case Response r when r.answer().isEmpty() -> findings.add(tags.wrongOwner(), server,        // .3.x.4
                    DOMAIN_FOUND.of(firstOwner(r)), DOMAIN_EXPECTED.of(r.query().name()));
            case Response r when !r.authoritative() -> findings.add(tags.notAuthoritative(), server); // .3.x.5
            case Response _ -> { }
        }
    }

    private static Name firstOwner(Response response) {
        return response.answer(response.query().type()).getFirst().getName();
    }
}
