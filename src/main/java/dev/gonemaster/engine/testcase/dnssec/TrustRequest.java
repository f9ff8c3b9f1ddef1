package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dnssec.SignedRrset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Record;

/// A CDS or CDNSKEY record: with it a zone asks its parent to trust a key (RFC 7344 section 3), or to trust none any
/// longer (RFC 8078 section 4).
sealed interface TrustRequest {
    /// The algorithm number that makes a request to trust none.
    int DELETE = 0;

    /// @param rrset of type CDS or CDNSKEY
    /// @return in canonical order of the records
    static List<TrustRequest> in(SignedRrset rrset) {
        return rrset.records().stream().sorted().map(TrustRequest::of).toList();
    }

    private static TrustRequest of(Record record) {
        return switch (record) {
            case DSRecord cds -> new Cds(cds);
            case DNSKEYRecord cdnskey -> new Cdnskey(cdnskey);
            default -> throw new IllegalArgumentException("neither CDS nor CDNSKEY: " + record);
        };
    }

    int keytag();

    int algorithm();

    /// The one of these keys that the parent is to trust.
    Optional<DNSKEYRecord> key(SignedRrset keys);

    /// Whether the key that the parent is to trust is known to be without that flag. A CDNSKEY record tells flags, a
    /// CDS record only which of these keys it is.
    ///
    /// @param flag of [DNSKEYRecord.Flags]
    boolean lacks(int flag, SignedRrset keys);

    default boolean isDelete() {
        return algorithm() == DELETE;
    }

    record Cds(DSRecord record) implements TrustRequest {
        @Override
        public int keytag() {
            return record.getFootprint();
        }

        @Override
        public int algorithm() {
            return record.getAlgorithm();
        }

        @Override
        public Optional<DNSKEYRecord> key(SignedRrset keys) {
            return keys.keys(record).stream().findFirst();
        }

        @Override
        public boolean lacks(int flag, SignedRrset keys) {
            return key(keys).filter(key -> (key.getFlags() & flag) == 0).isPresent();
        }
    }

    record Cdnskey(DNSKEYRecord record) implements TrustRequest {
        @Override
        public int keytag() {
            return record.getFootprint();
        }

        @Override
        public int algorithm() {
            return record.getAlgorithm();
        }

        @Override
        public Optional<DNSKEYRecord> key(SignedRrset keys) {
            byte[] data = record.rdataToWireCanonical();
            return keys.keys(keytag()).stream()
                    .filter(key -> Arrays.equals(key.rdataToWireCanonical(), data)).findFirst();
        }

        @Override
        public boolean lacks(int flag, SignedRrset keys) {
            return (record.getFlags() & flag) == 0;
        }
    }
}
