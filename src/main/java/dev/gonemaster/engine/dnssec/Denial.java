package dev.gonemaster.engine.dnssec;

import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// The two ways to prove that something is not there (RFC 4034 section 4, RFC 5155 section 3).
public enum Denial {
    NSEC(Type.NSEC), NSEC3(Type.NSEC3);

    private final int type;

    Denial(int type) {
        this.type = type;
    }

    /// Of the records that prove, as in [Type].
    public int type() {
        return type;
    }

    /// Whether the name that the record is about has that type, by its type bit map.
    ///
    /// @param record of this [#type()]
    public boolean lists(Record record, int type) {
        return switch (this) {
            case NSEC -> ((NSECRecord) record).hasType(type);
            case NSEC3 -> ((NSEC3Record) record).hasType(type);
        };
    }
}
