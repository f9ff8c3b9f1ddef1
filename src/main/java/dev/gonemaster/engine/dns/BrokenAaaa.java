package dev.gonemaster.engine.dns;

import java.nio.ByteBuffer;
import org.xbill.DNS.Type;

/// AAAA records whose data are not 16 octets long (RFC 4074 section 4.4). A message with one cannot be parsed, so such
/// records get another type first.
final class BrokenAaaa {
    private static final int HEADER_SIZE = 12;
    private static final int QUESTIONS_AT = 4;
    /// Type, class, TTL and length of a record.
    private static final int RECORD_FIXED_SIZE = 10;
    private static final int LENGTH_AT = 8;
    private static final int QUESTION_FIXED_SIZE = 4;
    private static final int ADDRESS_SIZE = 16;
    private static final int POINTER = 0xc0;

    private BrokenAaaa() {
    }

    /// @param octets a message; not changed
    /// @return a copy in which the broken records have the type [Response#BROKEN_AAAA]
    /// @throws IndexOutOfBoundsException when the message ends before its records do
    static byte[] renamed(byte[] octets) {
        ByteBuffer copy = ByteBuffer.wrap(octets.clone());
        int at = HEADER_SIZE;
        for (int questions = count(copy, QUESTIONS_AT); questions > 0; questions--) {
            at = endOfName(copy, at) + QUESTION_FIXED_SIZE;
        }
        int records = count(copy, QUESTIONS_AT + 2) + count(copy, QUESTIONS_AT + 4) + count(copy, QUESTIONS_AT + 6);
        for (; records > 0; records--) {
            int fixed = endOfName(copy, at);
            int length = count(copy, fixed + LENGTH_AT);
            if (count(copy, fixed) == Type.AAAA && length != ADDRESS_SIZE) {
                copy.putShort(fixed, (short) Response.BROKEN_AAAA);
            }
            at = fixed + RECORD_FIXED_SIZE + length;
        }
        return copy.array();
    }

    private static int count(ByteBuffer octets, int at) {
        return Short.toUnsignedInt(octets.getShort(at));
    }

    private static int endOfName(ByteBuffer octets, int start) {
        int at = start;
        while (true) {
            int label = Byte.toUnsignedInt(octets.get(at));
            if (label >= POINTER) {
                return at + 2;
            }
            at += 1 + label;
            if (label == 0) {
                return at;
            }
        }
    }
}
