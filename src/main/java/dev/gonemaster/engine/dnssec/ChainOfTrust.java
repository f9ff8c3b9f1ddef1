package dev.gonemaster.engine.dnssec;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.RRSIGRecord;

/// Goes from keys that are trusted to what they sign, and from DS records to the keys that they stand for (RFC 4035
/// section 5). How far it looks is limited, beside the limits of the verifier itself; what is beyond makes a link
/// [Validation#INDETERMINATE], never bogus. Thread-safe.
public final class ChainOfTrust {
    /// Signatures of one RRset; a zone has one for each of its keys, and twice as many while it changes them.
    static final int SIGNATURES_MAX = 16;
    /// DS records of one delegation.
    static final int DS_MAX = 16;
    /// Keys of one key tag for a DS record.
    static final int KEYS_PER_DS_MAX = SignatureVerifier.KEYS_PER_SIGNATURE_MAX;

    private final SignatureVerifier verifier;

    public ChainOfTrust(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    /// Whether one of the keys has signed the RRset.
    ///
    /// @param keys the trusted DNSKEY RRset of the zone that must have signed
    /// @param at when the signatures were received
    public Validation validate(SignedRrset rrset, Collection<DNSKEYRecord> keys, Instant at) {
        return validate(rrset, rrset.signatures(), keys, at);
    }

    /// Whether a key that one of the DS records stands for has signed the DNSKEY RRset (RFC 4035 section 5.2).
    ///
    /// @param ds trusted; those of the delegation, or a trust anchor
    /// @param at when the DNSKEY RRset was received
    public Validation validateKeys(SignedRrset dnskeys, Collection<DSRecord> ds, Instant at) {
        List<DNSKEYRecord> keys = dnskeys.keys();
        Set<DNSKEYRecord> entries = new LinkedHashSet<>();
        boolean complete = ds.size() <= DS_MAX;
        for (DSRecord each : ds.stream().limit(DS_MAX).toList()) {
            List<DNSKEYRecord> tagged = keys.stream()
                    .filter(key -> key.getFootprint() == each.getFootprint()).toList();
            complete &= tagged.size() <= KEYS_PER_DS_MAX;
            for (DNSKEYRecord key : tagged.stream().limit(KEYS_PER_DS_MAX).toList()) {
                DsMatch match = DsMatch.of(each, key);
                complete &= match != DsMatch.UNSUPPORTED_DIGEST;
                if (match == DsMatch.MATCH) {
                    entries.add(key);
                }
            }
        }
        List<RRSIGRecord> byEntries = dnskeys.signatures().stream()
                .filter(signature -> entries.stream().anyMatch(key -> mayHaveMade(key, signature))).toList();
        Validation validation = validate(dnskeys, byEntries, entries, at);
        return validation == Validation.BOGUS && !complete ? Validation.INDETERMINATE : validation;
    }

    private static boolean mayHaveMade(DNSKEYRecord key, RRSIGRecord signature) {
        return key.getFootprint() == signature.getFootprint() && key.getAlgorithm() == signature.getAlgorithm();
    }

    private Validation validate(SignedRrset rrset, List<RRSIGRecord> signatures, Collection<DNSKEYRecord> keys,
                                Instant at) {
        Set<SignatureState> states = EnumSet.noneOf(SignatureState.class);
        signatures.stream().limit(SIGNATURES_MAX)
                .forEach(signature -> states.add(verifier.judge(rrset, signature, keys, at)));
        if (states.contains(SignatureState.VALID)) {
            return Validation.SECURE;
        }
        return signatures.size() > SIGNATURES_MAX || states.stream().anyMatch(SignatureState::isIndeterminate)
                ? Validation.INDETERMINATE : Validation.BOGUS;
    }
}
