package dev.gonemaster.engine.dnssec;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.gonemaster.engine.dns.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// An RRset with the signatures that came with it in one section of a response; both may be empty. Records are in
/// message order, without repetition. Immutable.
public final class SignedRrset {
    /// Keys of one key tag that are looked at; in honest zones two keys hardly ever share a key tag.
    static final int KEYS_PER_TAG_MAX = 4;

    private final Name owner;
    private final int type;
    private final List<Record> records;
    private final List<RRSIGRecord> signatures;
    /// Made when a signature is first verified; costly for a large RRset.
    private volatile @Nullable CanonicalRrset canonical;
    /// Made when a key is first looked for; many records may ask for keys.
    private volatile @Nullable Map<Integer, List<DNSKEYRecord>> keysByTag;

    public SignedRrset(Name owner, int type, List<Record> records, List<RRSIGRecord> signatures) {
        this.owner = owner;
        this.type = type;
        this.records = List.copyOf(records);
        this.signatures = List.copyOf(signatures);
    }

    public static SignedRrset empty(Name owner, int type) {
        return new SignedRrset(owner, type, List.of(), List.of());
    }

    /// The RRset of the query's name and type in the answer section.
    public static SignedRrset answer(Response response) {
        return in(response, Section.ANSWER, response.query().name(), response.query().type());
    }

    /// @param section as in [Section]
    public static SignedRrset in(Response response, int section, Name owner, int type) {
        List<Record> records = response.section(section, type).stream()
                .filter(record -> record.getName().equals(owner)).distinct().toList();
        List<RRSIGRecord> signatures = response.section(section, Type.RRSIG).stream()
                .filter(record -> record.getName().equals(owner))
                .map(RRSIGRecord.class::cast)
                .filter(signature -> signature.getTypeCovered() == type)
                .distinct().toList();
        return new SignedRrset(owner, type, records, signatures);
    }

    public Name owner() {
        return owner;
    }

    /// As in [Type].
    public int type() {
        return type;
    }

    public List<Record> records() {
        return records;
    }

    public List<RRSIGRecord> signatures() {
        return signatures;
    }

    public boolean isEmpty() {
        return records.isEmpty();
    }

    public boolean isSigned() {
        return !signatures.isEmpty();
    }

    /// Whether a signature names the key as the one it was made with; that it was is for [SignatureVerifier] to say.
    public boolean isSignedBy(DNSKEYRecord key) {
        return signatures.stream().anyMatch(signature -> signature.getFootprint() == key.getFootprint()
                && signature.getAlgorithm() == key.getAlgorithm());
    }

    /// The same signatures with the first record alone, for types of which a name has but one record.
    public SignedRrset first() {
        return new SignedRrset(owner, type, records.stream().limit(1).toList(), signatures);
    }

    /// The records as keys; CDNSKEY records count as such. Empty for an RRset of another type.
    public List<DNSKEYRecord> keys() {
        return records.stream().filter(DNSKEYRecord.class::isInstance).map(DNSKEYRecord.class::cast).toList();
    }

    /// The records as DS records; CDS records count as such. Empty for an RRset of another type.
    public List<DSRecord> ds() {
        return records.stream().filter(DSRecord.class::isInstance).map(DSRecord.class::cast).toList();
    }

    /// The keys with that key tag in canonical order, the first four where there are more.
    public List<DNSKEYRecord> keys(int keytag) {
        Map<Integer, List<DNSKEYRecord>> made = keysByTag;
        if (made == null) {
            made = keys().stream().sorted().collect(groupingBy(DNSKEYRecord::getFootprint,
                    collectingAndThen(toList(), same -> same.stream().limit(KEYS_PER_TAG_MAX).toList())));
            keysByTag = made;
        }
        return made.getOrDefault(keytag, List.of());
    }

    /// The keys that a DS or CDS record points to. Where its digest cannot be computed here, those of its key tag and
    /// algorithm.
    public List<DNSKEYRecord> keys(DSRecord ds) {
        return keys(ds.getFootprint()).stream().filter(key -> switch (DsMatch.of(ds, key)) {
            case MATCH, UNSUPPORTED_DIGEST -> true;
            case ALGORITHM_MISMATCH, DIGEST_MISMATCH -> false;
        }).toList();
    }

    CanonicalRrset canonical() {
        CanonicalRrset made = canonical;
        if (made == null) {
            made = CanonicalRrset.of(owner, type, records);
            canonical = made;
        }
        return made;
    }
}
