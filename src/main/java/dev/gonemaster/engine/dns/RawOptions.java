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

    private RawOptions() {
    }

    /// @param received the whole message; not changed
    /// @return empty when it has no OPT record
    /// @throws IndexOutOfBoundsException when the message ends before that record
    static Optional<Message> read(byte[] received) throws IOException {
        byte[] copy = received.clone();
        var records = new RecordCursor(copy);
        while (records.next()) {
            if (records.section() == Section.ADDITIONAL && records.type() == Type.OPT) {
                records.retype(UNKNOWN_TYPE);
                return Optional.of(withOpt(new ReceivedMessage(copy, received), records.index()));
            }
        }
        return Optional.empty();
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
