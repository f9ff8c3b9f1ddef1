package dev.gonemaster.engine.chain;

import dev.gonemaster.engine.chain.ChainDocument.Parent;
import dev.gonemaster.engine.chain.Published.Judged;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignatureState;
import dev.gonemaster.engine.dnssec.SignatureVerifier;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.message.AddressText;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// What the parent's servers, or the user, say about the keys of the zone.
final class ParentSideView {
    private final ServersBy<DSRecord> ds = new ServersBy<>();
    private final ServersBy<Judged> signatures = new ServersBy<>();
    private final ServersBy<DNSKEYRecord> keys = new ServersBy<>();
    private final List<DSRecord> given;
    private final List<String> queried;
    private final List<String> without = new ArrayList<>();
    private final List<String> disagreeing = new ArrayList<>();
    private final Set<String> stale = new LinkedHashSet<>();
    private Optional<Name> zone = Optional.empty();
    private boolean signaturesCut;

    /// @param given DS records of the user, in place of the parent's
    ParentSideView(Name child, List<DSRecord> given, boolean undelegated, Evidence evidence,
                   SignatureVerifier verifier) {
        this.given = given;
        boolean asked = given.isEmpty() && !undelegated;
        queried = asked ? evidence.queried(child, Type.DS) : List.of();
        if (asked) {
            look(child, evidence, verifier);
        }
    }

    private void look(Name child, Evidence evidence, SignatureVerifier verifier) {
        var responses = evidence.responses(child, Type.DS);
        Set<Record> first = null;
        for (var entry : responses.entrySet()) {
            InetAddress server = entry.getKey();
            SignedRrset rrset = SignedRrset.answer(entry.getValue());
            var own = new HashSet<>(rrset.records());
            if (own.isEmpty()) {
                without.add(AddressText.of(server));
                continue;
            }
            if (first != null && !first.equals(own)) {
                disagreeing.add(AddressText.of(server));
            }
            first = first == null ? own : first;
            rrset.ds().forEach(record -> ds.add(record, server));
            judge(server, entry.getValue(), rrset, evidence, verifier);
        }
    }

    private void judge(InetAddress server, Response response, SignedRrset rrset, Evidence evidence,
                       SignatureVerifier verifier) {
        signaturesCut |= rrset.signatures().size() > ChainDocument.LIST_MAX;
        for (var signature : rrset.signatures().stream().limit(ChainDocument.LIST_MAX).toList()) {
            Name signer = signature.getSigner();
            List<DNSKEYRecord> parentKeys = keys(signer, server, evidence);
            SignatureState state = parentKeys.isEmpty() ? SignatureState.UNVERIFIED
                    : verifier.judge(rrset, signature, parentKeys, response.receivedAt());
            signatures.add(new Judged(signature, state), server);
            if (state == SignatureState.EXPIRED || state == SignatureState.NOT_YET_VALID) {
                stale.add(AddressText.of(server));
            }
            zone = Optional.of(signer);
            parentKeys.stream().filter(key -> key.getFootprint() == signature.getFootprint())
                    .forEach(key -> keys.add(key, server));
        }
    }

    /// As the same server gives them, or any other.
    private static List<DNSKEYRecord> keys(Name signer, InetAddress server, Evidence evidence) {
        var responses = evidence.responses(signer, Type.DNSKEY);
        Response response = responses.getOrDefault(server, responses.isEmpty() ? null
                : responses.firstEntry().getValue());
        return response == null ? List.of() : SignedRrset.answer(response).keys();
    }

    List<DSRecord> ds() {
        return given.isEmpty() ? ds.records() : given;
    }

    /// Known where DS records are signed.
    Optional<Name> zone() {
        return zone;
    }

    /// Whether some server said that there are DS records, or that there are none.
    boolean known() {
        return !given.isEmpty() || !ds.isEmpty() || !without.isEmpty();
    }

    boolean unanimous() {
        return disagreeing.isEmpty() && (without.isEmpty() || ds.isEmpty());
    }

    boolean truncated() {
        return signaturesCut || ds.truncated() || signatures.truncated() || keys.truncated()
                || given.size() > ChainDocument.LIST_MAX;
    }

    Parent published() {
        String source = !given.isEmpty() ? "input" : ds.isEmpty() ? "none" : "parent";
        return new Parent(source,
                given.isEmpty() ? ds.list(Published::ds)
                        : given.stream().limit(ChainDocument.LIST_MAX).map(each -> Published.ds(each, null)).toList(),
                signatures.list(Published::signature),
                keys.isEmpty() ? null : keys.list((key, servers) -> Published.dnskey(key, null, servers)),
                queried, List.copyOf(without), List.copyOf(disagreeing), List.copyOf(stale));
    }
}
