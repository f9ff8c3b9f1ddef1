package dev.gonemaster.engine.testcase.zone;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.Record;

/// The data of a CSYNC record (RFC 7477 section 2.1), which the DNS library hands over as octets.
///
/// @param serial unsigned 32 bits
/// @param types type numbers, ascending
record Csync(long serial, int flags, List<Integer> types) {
    private static final int SOA_MINIMUM = 2;
    private static final int BITMAP_OCTETS_MAX = 32;
    private static final int FIXED_OCTETS = 6;

    Csync {
        types = List.copyOf(types);
    }

    /// @return empty when the data is malformed
    static Optional<Csync> of(Record record) {
        ByteBuffer octets = ByteBuffer.wrap(record.rdataToWireCanonical());
        if (octets.remaining() < FIXED_OCTETS) {
            return Optional.empty();
        }
        long serial = Integer.toUnsignedLong(octets.getInt());
        int flags = Short.toUnsignedInt(octets.getShort());
        return types(octets).map(types -> new Csync(serial, flags, List.copyOf(types)));
    }

    /// Whether a parent may not act on a zone with that serial: it is older than the record asks for. Without the flag
    /// `soaminimum` the record's serial means nothing (RFC 7477 section 2.1.1.1). Compared by RFC 1982.
    boolean refuses(long soaSerial) {
        return (flags & SOA_MINIMUM) != 0 && (int) (serial - soaSerial) > 0;
    }

    /// The type bit map of RFC 4034 section 4.1.2.
    private static Optional<SortedSet<Integer>> types(ByteBuffer octets) {
        var types = new TreeSet<Integer>();
        while (octets.hasRemaining()) {
            int window = Byte.toUnsignedInt(octets.get());
            int length = octets.hasRemaining() ? Byte.toUnsignedInt(octets.get()) : 0;
            if (length == 0 || length > BITMAP_OCTETS_MAX || length > octets.remaining()) {
                return Optional.empty();
            }
            for (int bit = 0; bit < length * Byte.SIZE; bit++) {
                int octet = octets.get(octets.position() + bit / Byte.SIZE);
                if ((octet & 0x80 >> bit % Byte.SIZE) != 0) {
                    types.add(window << Byte.SIZE | bit);
                }
            }
            octets.position(octets.position() + length);
        }
        return Optional.of(types);
    }
}
