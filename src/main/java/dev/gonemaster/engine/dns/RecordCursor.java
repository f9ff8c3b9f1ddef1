package dev.gonemaster.engine.dns;

import java.nio.ByteBuffer;
import org.xbill.DNS.Section;

/// Goes from record to record over the octets of a message (RFC 1035 section 4.1) without reading their data. Every
/// method throws IndexOutOfBoundsException when the message ends before its records do. For one thread.
final class RecordCursor {
    private static final int COUNTS_AT = 4;
    private static final int HEADER_SIZE = 12;
    private static final int QUESTION_FIXED_SIZE = 4;
    private static final int LENGTH_AT = 8;
    /// Type, class, TTL and length of a record.
    private static final int RECORD_FIXED_SIZE = 10;
    private static final int POINTER = 0xc0;

    private final ByteBuffer octets;
    private int section = Section.ANSWER;
    private int index = -1;
    /// Where the record's type stands.
    private int fixed;
    private int end = HEADER_SIZE;

    /// @param message the whole of it; [#retype] writes into it
    RecordCursor(byte[] message) {
        octets = ByteBuffer.wrap(message);
        for (int questions = count(Section.QUESTION); questions > 0; questions--) {
            end = endOfName(end) + QUESTION_FIXED_SIZE;
        }
    }

    /// Goes to the next record, at first to the first one that is no question; false when there is none.
    boolean next() {
        index++;
        while (index == count(section)) {
            if (section == Section.ADDITIONAL) {
                return false;
            }
            section++;
            index = 0;
        }
        fixed = endOfName(end);
        end = fixed + RECORD_FIXED_SIZE + dataLength();
        return true;
    }

    /// As in [Section].
    int section() {
        return section;
    }

    /// Of the record in its section, from 0.
    int index() {
        return index;
    }

    int type() {
        return number(fixed);
    }

    /// In octets.
    int dataLength() {
        return number(fixed + LENGTH_AT);
    }

    /// Gives the record another type.
    void retype(int type) {
        octets.putShort(fixed, (short) type);
    }

    private int count(int which) {
        return number(COUNTS_AT + which * Short.BYTES);
    }

    private int number(int at) {
        return Short.toUnsignedInt(octets.getShort(at));
    }

    private int endOfName(int start) {
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
