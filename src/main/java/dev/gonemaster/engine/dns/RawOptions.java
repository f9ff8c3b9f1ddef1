package dev.gonemaster.engine.dns;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.UNKRecord;
import org.xbill.DNS.WireParseException;

/// Reads a message whose EDNS options break the rules of their own specifications, such as a cookie of a wrong length:
/// every option stays plain octets, so that its fault can be found and does not cost the whole message.
final class RawOptions {
    /// Stands in for OPT while dnsjava reads the message; a type without a format of its own (RFC 6895 section 3.1).
    private static final int UNKNOWN_TYPE = 65_280;
    private static final int COUNTS_AT = 4;
    private static final int HEADER_SIZE = 12;
    private static final int TYPE_AND_CLASS_SIZE = 4;
    private static final int TTL_SIZE = 4;
    private static final int POINTER = 0xc0;

    private final byte[] received;
    private final ByteBuffer octets;

    private RawOptions(byte[] received) {
        this.received = received;
        this.octets = ByteBuffer.wrap(received.clone());
    }

    /// @param received the whole message; not changed
    /// @return empty when it has no OPT record
    static Optional<Message> read(byte[] received) throws IOException {
        return new RawOptions(received).read();
    }

    private Optional<Message> read() throws IOException {
        octets.position(HEADER_SIZE);
        skipQuestions(count(Section.QUESTION));
        skipRecords(count(Section.ANSWER) + count(Section.AUTHORITY));
        for (int i = 0; i < count(Section.ADDITIONAL); i++) {
            skipName();
            if (Short.toUnsignedInt(octets.getShort(octets.position())) == Type.OPT) {
                octets.putShort(octets.position(), (short) UNKNOWN_TYPE);
                return Optional.of(withOpt(new ReceivedMessage(octets.array(), received), i));
            }
            skipFieldsAndData();
        }
        return Optional.empty();
    }

    private int count(int section) {
        return Short.toUnsignedInt(octets.getShort(COUNTS_AT + section * Short.BYTES));
    }

    private void skipQuestions(int count) {
        for (int i = 0; i < count; i++) {
            skipName();
            skip(TYPE_AND_CLASS_SIZE);
        }
    }

    private void skipRecords(int count) {
        for (int i = 0; i < count; i++) {
            skipName();
            skipFieldsAndData();
        }
    }

    private void skipFieldsAndData() {
        skip(TYPE_AND_CLASS_SIZE + TTL_SIZE);
        skip(Short.toUnsignedInt(octets.getShort()));
    }

    private void skipName() {
        int length = Byte.toUnsignedInt(octets.get());
        while (length > 0 && length < POINTER) {
            skip(length);
            length = Byte.toUnsignedInt(octets.get());
        }
        if (length >= POINTER) {
            skip(1);
        }
    }

    private void skip(int count) {
        octets.position(octets.position() + count);
    }

    /// @param index of the OPT record among the additional ones
    private static Message withOpt(Message message, int index) throws IOException {
        Record read = message.getSection(Section.ADDITIONAL).get(index);
        if (!(read instanceof UNKRecord standIn)) {
            throw new WireParseException("no OPT record where one was seen");
        }
        long fields = standIn.getTTL();
        message.removeRecord(standIn, Section.ADDITIONAL);
        message.addRecord(new OPTRecord(standIn.getDClass(), (int) (fields >>> 24) & 0xff,
                (int) (fields >>> 16) & 0xff, (int) fields & 0xffff, options(standIn.getData())), Section.ADDITIONAL);
        return message;
    }

    private static List<EDNSOption> options(byte[] data) {
        var options = new ArrayList<EDNSOption>();
        var rest = ByteBuffer.wrap(data);
        while (rest.hasRemaining()) {
            int code = Short.toUnsignedInt(rest.getShort());
            var value = new byte[Short.toUnsignedInt(rest.getShort())];
            rest.get(value);
            options.add(new GenericEDNSOption(code, value));
        }
        return options;
    }
}
