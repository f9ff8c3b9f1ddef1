package dev.gonemaster.engine.chain;

import dev.gonemaster.engine.chain.ChainDocument.NsName;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.ChainOfTrust;
import dev.gonemaster.engine.dnssec.SignatureVerifier;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.dnssec.Validation;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Entry;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Type;

/// Whether the addresses of in-domain name server names validate. What is wrong or insecure is what dnssec22 found at
/// any server; what validates is looked up in the answers that it was given, since its message about that has no names.
final class NsNames {
    private static final String FINDINGS = "DS22_NS_ADDRESS_";
    private static final String INSECURE = FINDINGS + "INSECURE";

    private final Name zone;
    private final List<DNSKEYRecord> apexKeys;
    private final Evidence evidence;
    private final ChainOfTrust chain;

    /// @param apexKeys those that any server shows, as dnssec22 takes them
    NsNames(Name zone, List<DNSKEYRecord> apexKeys, Evidence evidence, SignatureVerifier verifier) {
        this.zone = zone;
        this.apexKeys = apexKeys;
        this.evidence = evidence;
        this.chain = new ChainOfTrust(verifier);
    }

    /// Sorted by name; names of which nothing is known are left out.
    ///
    /// @param names of name servers, of whatever zone
    /// @return null where nothing is known of any
    @Nullable List<NsName> published(Collection<Name> names, List<Entry> entries) {
        var statuses = new TreeMap<String, String>();
        names.stream().filter(name -> name.subdomain(zone) && validates(name))
                .forEach(name -> statuses.put(ArgName.published(name), "valid"));
        entries.stream().filter(entry -> entry.tag().equals(INSECURE))
                .forEach(entry -> statuses.put(nameIn(entry), "insecure"));
        entries.stream().filter(NsNames::isFault).forEach(entry -> statuses.put(nameIn(entry), "bogus"));
        return statuses.isEmpty() ? null
                : statuses.entrySet().stream().map(entry -> new NsName(entry.getKey(), entry.getValue())).toList();
    }

    /// By what it says, not by its level, which a profile may change.
    private static boolean isFault(Entry entry) {
        return entry.tag().startsWith(FINDINGS) && !entry.tag().equals(INSECURE)
                && entry.args().containsKey(ArgName.NS.published());
    }

    private static String nameIn(Entry entry) {
        return String.valueOf(entry.args().get(ArgName.NS.published()));
    }

    private boolean validates(Name name) {
        return Stream.of(Type.A, Type.AAAA).flatMap(type -> evidence.responses(name, type).entrySet().stream())
                .anyMatch(entry -> validates(entry.getKey(), entry.getValue()));
    }

    private boolean validates(InetAddress server, Response response) {
        SignedRrset rrset = SignedRrset.answer(response);
        return rrset.signatures().stream().map(RRSIGRecord::getSigner).findFirst()
                .map(signer -> chain.validate(rrset, keys(signer, server), response.receivedAt()))
                .filter(Validation.SECURE::equals).isPresent();
    }

    /// Keys that are trusted: those of the apex, or those of a zone below to which DS records lead. None where that
    /// cannot be seen from what the server has answered.
    private List<DNSKEYRecord> keys(Name signer, InetAddress server) {
        if (signer.equals(zone)) {
            return apexKeys;
        }
        Response below = evidence.responses(signer, Type.DNSKEY).get(server);
        Response ds = evidence.responses(signer, Type.DS).get(server);
        if (!signer.subdomain(zone) || below == null || ds == null || !isSignedAbove(ds) || !validates(server, ds)) {
            return List.of();
        }
        SignedRrset dnskeys = SignedRrset.answer(below);
        return chain.validateKeys(dnskeys, SignedRrset.answer(ds).ds(), below.receivedAt()) == Validation.SECURE
                ? dnskeys.keys() : List.of();
    }

    /// DS records belong to the zone above. Those that the zone itself has signed would lead in a circle.
    private static boolean isSignedAbove(Response ds) {
        return SignedRrset.answer(ds).signatures().stream()
                .allMatch(signature -> signature.getSigner().labels() < ds.query().name().labels());
    }
}
