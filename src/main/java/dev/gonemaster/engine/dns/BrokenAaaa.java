package dev.gonemaster.engine.dns;

import org.xbill.DNS.Type;

/// AAAA records whose data are not 16 octets long (RFC 4074 section 4.4). A message with one cannot be parsed, so such
/// records get another type first.
final class BrokenAaaa {
    private static final int ADDRESS_SIZE = 16;

    private BrokenAaaa() {
    }

    /// @param octets a message; not changed
    /// @return a copy in which the broken records have the type [Response#BROKEN_AAAA]
    /// @throws IndexOutOfBoundsException when the message ends before its records do
    static byte[] renamed(byte[] octets) {
        byte[] copy = octets.clone();
        var records = new RecordCursor(copy);
        while (records.next()) {
            if (records.type() == Type.AAAA && records.dataLength() != ADDRESS_SIZE) {
                records.retype(Response.BROKEN_AAAA);
            }
        }
        return copy;
    }
}
