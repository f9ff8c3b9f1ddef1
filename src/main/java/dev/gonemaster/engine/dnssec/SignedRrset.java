package dev.gonemaster.engine.dnssec;

import dev.gonemaster.engine.dns.Response;
import java.util.List;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// An RRset with the signatures that came with it in one section of a response; both may be empty. Records are in message
/// order, without repetition.
public record SignedRrset(Name owner, int type, List<Record> records, List<RRSIGRecord> signatures) {
    public SignedRrset {
        records = List.copyOf(records);
        signatures = List.copyOf(signatures);
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
}
