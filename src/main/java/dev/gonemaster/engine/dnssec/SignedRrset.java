package dev.gonemaster.engine.dnssec;

import dev.gonemaster.engine.dns.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// An RRset with the signatures that came with it in one section of a response; both may be empty. Records are in message
/// order, without repetition. Immutable.
public final class SignedRrset {
    private final Name owner;
    private final int type;
    private final List<Record> records;
    private final List<RRSIGRecord> signatures;
    /// Made when a signature is first verified; costly for a large RRset.
    private volatile @Nullable CanonicalRrset canonical;

    public SignedRrset(Name owner, int type, List<Record> records, List<RRSIGRecord> signatures) {
        this.owner = owner;
        this.type = type;
        this.records = List.copyOf(records);
        this.signatures = List.copyOf(signatures);
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

    /// The same signatures with the first record alone, for types of which a name has but one record.
    public SignedRrset first() {
        return new SignedRrset(owner, type, records.stream().limit(1).toList(), signatures);
    }

    /// The records as keys; CDNSKEY records count as such. Empty for an RRset of another type.
    public List<DNSKEYRecord> keys() {
        return records.stream().filter(DNSKEYRecord.class::isInstance).map(DNSKEYRecord.class::cast).toList();
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
