package dev.gonemaster.engine.testcase.dnssec;

import static java.util.function.Predicate.not;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignatureState;
import dev.gonemaster.engine.dnssec.SignatureVerifier;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.ServersByFinding;
import dev.gonemaster.engine.zone.Zone;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Type;

/// Whether the CDS or CDNSKEY RRset of each server fits its DNSKEY RRset: the steps that dnssec16 and dnssec17 have in
/// common. Where their numbers differ, that of dnssec16 comes first.
final class TrustRequestValidation {
    /// What may be said of the RRset, in the order in which it is reported.
    enum Observation {
        WITHOUT_DNSKEY, MIXED_DELETE, DELETE,
        /// These are said of the key tag of a record.
        MATCHES_NO_DNSKEY, NON_ZONE, NON_SEP, DNSKEY_NOT_SIGNED_BY_KEY, NOT_SIGNED_BY_KEY,
        /// Said of the key tag of a signature.
        INVALID_RRSIG,
        UNSIGNED,
        /// Said of the key tag of a signature.
        SIGNED_BY_UNKNOWN_DNSKEY
    }

    /// The states of a signature that does not hold; of the others it holds or nothing is known.
    private static final Set<SignatureState> INVALID =
            EnumSet.of(SignatureState.NOT_YET_VALID, SignatureState.EXPIRED, SignatureState.BOGUS);

    private final SignatureVerifier verifier;
    private final Function<Observation, Tag> tags;
    private final ServersByFinding sets = new ServersByFinding(ServerArgs::addresses);                  // 1

    private TrustRequestValidation(SignatureVerifier verifier, Function<Observation, Tag> tags) {
        this.verifier = verifier;
        this.tags = tags;
    }

    /// @param type CDS or CDNSKEY
    /// @param tags with the addresses of servers as argument, and the key tag where the observation has one
    static void run(Zone zone, int type, Function<Observation, Tag> tags, Findings findings) {
        var responses = AuthoritativeResponses.inTurn(zone, List.of(type, Type.DNSKEY), findings);      // 2 to 5
        Map<NameServer, SignedRrset> dnskeys = AuthoritativeResponses.rrsets(responses.get(Type.DNSKEY));
        SignedRrset noKeys = SignedRrset.empty(zone.name(), Type.DNSKEY);
        var validation = new TrustRequestValidation(zone.signatures(), tags);
        responses.get(type).forEach((server, response) ->
                validation.validate(server, response, dnskeys.getOrDefault(server, noKeys)));           // 7
        Tag[] inOrder = Arrays.stream(Observation.values()).map(tags).toArray(Tag[]::new);
        validation.sets.report(findings, inOrder);                                                      // 8 to 18
    }

    private void validate(NameServer server, Response response, SignedRrset dnskeys) {
        SignedRrset rrset = SignedRrset.answer(response);
        List<TrustRequest> requests = TrustRequest.in(rrset);                                           // 7.2
        if (requests.isEmpty()) {
            return;                                                                                     // 5.1.4, 7.1
        }
        if (requests.stream().anyMatch(TrustRequest::isDelete)) {                                       // 7.3
            add(server, requests.size() > 1 ? Observation.MIXED_DELETE : Observation.DELETE);
        }
        if (dnskeys.isEmpty()) {                                                                        // 7.4
            add(server, Observation.WITHOUT_DNSKEY);                                                    // 7.5
            return;
        }
        requests.stream().filter(not(TrustRequest::isDelete))
                .forEach(request -> validate(server, request, rrset, dnskeys));                         // 7.6
        if (!rrset.isSigned()) {
            add(server, Observation.UNSIGNED);                                                          // 7.7
        }
        for (RRSIGRecord signature : rrset.signatures().stream().sorted().toList()) {                   // 7.8
            if (dnskeys.keys(signature.getFootprint()).isEmpty()) {
                add(server, Observation.SIGNED_BY_UNKNOWN_DNSKEY, signature.getFootprint());            // 7.8.1
            } else if (INVALID.contains(verifier.judge(rrset, signature, dnskeys.keys(), response.receivedAt()))) {
                add(server, Observation.INVALID_RRSIG, signature.getFootprint());                       // 7.8.2
            }
        }
    }

    private void validate(NameServer server, TrustRequest request, SignedRrset rrset, SignedRrset dnskeys) {
        if (request.lacks(DNSKEYRecord.Flags.ZONE_KEY, dnskeys)) {
            add(server, Observation.NON_ZONE, request.keytag());                                // 7.6.3; 7.6.1
            return;
        }
        if (request.lacks(DNSKEYRecord.Flags.SEP_KEY, dnskeys)) {
            add(server, Observation.NON_SEP, request.keytag());                                 // 7.6.4.3; 7.6.2.1
        }
        Optional<DNSKEYRecord> key = request.key(dnskeys);
        if (key.isEmpty()) {
            add(server, Observation.MATCHES_NO_DNSKEY, request.keytag());                       // 7.6.2; 7.6.2.3
            return;
        }
        if (!dnskeys.isSignedBy(key.get())) {
            add(server, Observation.DNSKEY_NOT_SIGNED_BY_KEY, request.keytag());                // 7.6.4.1; 7.6.2.4.1
        }
        if (!rrset.isSignedBy(key.get())) {
            add(server, Observation.NOT_SIGNED_BY_KEY, request.keytag());                       // 7.6.4.2; 7.6.2.4.2
        }
    }

    private void add(NameServer server, Observation observation) {
        sets.add(server, tags.apply(observation));
    }

    private void add(NameServer server, Observation observation, int keytag) {
        sets.add(server, tags.apply(observation), ArgName.KEYTAG.of((long) keytag));
    }
}
