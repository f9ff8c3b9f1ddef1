package dev.gonemaster.engine.dnssec;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;

/// The key that a DS or CDS record is about.
///
/// @param key the key of the record's key tag, of several the one that fits best
/// @param match how well it fits
public record DsTarget(DNSKEYRecord key, DsMatch match) {
    /// Keys of one key tag that are compared with a record; in honest zones two keys hardly ever share a key tag. Of
    /// more keys it is not known whether one of them fits: they count as [DsMatch#UNSUPPORTED_DIGEST].
    static final int KEYS_PER_DS_MAX = 4;

    /// @return empty when no key has the key tag
    public static Optional<DsTarget> of(DSRecord ds, Collection<DNSKEYRecord> keys) {
        List<DNSKEYRecord> tagged = keys.stream()
                .filter(key -> key.getFootprint() == ds.getFootprint()).limit(KEYS_PER_DS_MAX + 1L).toList();
        Optional<DsTarget> best = tagged.stream().limit(KEYS_PER_DS_MAX)
                .map(key -> new DsTarget(key, DsMatch.of(ds, key)))
                .min(Comparator.comparing(DsTarget::match));
        return tagged.size() <= KEYS_PER_DS_MAX
                ? best
                : best.map(target -> target.match == DsMatch.MATCH
                        ? target
                        : new DsTarget(target.key, DsMatch.UNSUPPORTED_DIGEST));
    }
}
