package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.testcase.dnssec.Dnssec19.Message;
import dev.gonemaster.engine.weakkeys.Blocklist;
import dev.gonemaster.engine.weakkeys.KeyMaterial;
import dev.gonemaster.engine.weakkeys.RsaKey;
import dev.gonemaster.engine.weakkeys.RsaWeakness;
import dev.gonemaster.engine.weakkeys.SharedPrimes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.xbill.DNS.DNSKEYRecord;

/// One thing that dnssec19 says about one key; ordered as it is reported. Keys that nothing is said against have the
/// one verdict DS19_KEY_OK.
///
/// @param detail the name of a collection or of a condition; empty where the tag says it all
record KeyVerdict(Message tag, int keytag, int algorithm, String detail) implements Comparable<KeyVerdict> {
    private static final Comparator<KeyVerdict> ORDER = Comparator.comparing(KeyVerdict::tag)
            .thenComparing(KeyVerdict::keytag).thenComparing(KeyVerdict::algorithm).thenComparing(KeyVerdict::detail);

    @Override
    public int compareTo(KeyVerdict other) {
        return ORDER.compare(this, other);
    }

    /// All verdicts on the keys of a zone; keys that cannot be read are left out.
    static SortedMap<DNSKEYRecord, List<KeyVerdict>> of(Collection<DNSKEYRecord> dnskeys,
                                                        Optional<Blocklist> blocklist) {
        var keys = new TreeMap<DNSKEYRecord, KeyMaterial>();
        dnskeys.forEach(dnskey -> read(dnskey).ifPresent(key -> keys.put(dnskey, key)));
        Set<BigInteger> sharing = SharedPrimes.among(keys.values().stream()
                .filter(RsaKey.class::isInstance).map(KeyMaterial::identity).toList());
        var verdicts = new TreeMap<DNSKEYRecord, List<KeyVerdict>>();
        keys.forEach((dnskey, key) -> verdicts.put(dnskey, of(dnskey, key, sharing, blocklist)));
        return verdicts;
    }

    private static Optional<KeyMaterial> read(DNSKEYRecord dnskey) {
        byte[] octets = dnskey.getKey();
        return octets == null ? Optional.empty() : KeyMaterial.read(dnskey.getAlgorithm(), octets);
    }

    private static List<KeyVerdict> of(DNSKEYRecord dnskey, KeyMaterial key, Set<BigInteger> sharing,
                                       Optional<Blocklist> blocklist) {
        var verdicts = new ArrayList<KeyVerdict>();
        blocklist.flatMap(list -> list.find(key))
                .ifPresent(name -> verdicts.add(of(dnskey, Message.DS19_BADKEY_BLOCKLIST, name)));
        if (key instanceof RsaKey rsa) {
            RsaWeakness.of(rsa).forEach(weakness -> verdicts.add(of(dnskey, weakness)));
            if (sharing.contains(rsa.modulus())) {
                verdicts.add(of(dnskey, Message.DS19_BADKEY_RSA_INVALID, "shared_prime"));
            }
        }
        return verdicts.isEmpty() ? List.of(of(dnskey, Message.DS19_KEY_OK, "")) : verdicts;
    }

    private static KeyVerdict of(DNSKEYRecord dnskey, RsaWeakness weakness) {
        return switch (weakness) {
            case CLOSE_PRIMES -> of(dnskey, Message.DS19_BADKEY_FERMAT, "");
            case REPEATED_OCTET -> of(dnskey, Message.DS19_BADKEY_PATTERN, "");
            case ROCA -> of(dnskey, Message.DS19_BADKEY_ROCA, "");
            case EXPONENT_INVALID -> of(dnskey, Message.DS19_BADKEY_RSA_INVALID, "invalid_e");
            case EXPONENT_TOO_LARGE -> of(dnskey, Message.DS19_BADKEY_RSA_INVALID, "e_too_large");
            case MODULUS_TINY -> of(dnskey, Message.DS19_BADKEY_RSA_INVALID, "n_too_small");
            case SMALL_FACTORS -> of(dnskey, Message.DS19_BADKEY_SMALL_FACTORS, "");
            case SMALL_PRIVATE_EXPONENT -> of(dnskey, Message.DS19_BADKEY_SMALL_D, "");
        };
    }

    private static KeyVerdict of(DNSKEYRecord dnskey, Message tag, String detail) {
        return new KeyVerdict(tag, dnskey.getFootprint(), dnskey.getAlgorithm(), detail);
    }
}
