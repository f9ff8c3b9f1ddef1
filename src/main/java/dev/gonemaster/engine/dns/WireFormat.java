package dev.gonemaster.engine.dns;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// Between a [Query] and octets (RFC 1035 section 4, RFC 6891 section 6.1).
final class WireFormat {
    /// Longest message: the length field of DNS over TCP has 16 bits.
    static final int SIZE_MAX = 65_535;
    /// Compression pointers that point straight at one another. Servers hardly ever write two, and octets that
    /// only look like pointers do not come so close together by chance; without a limit a message of 64 KiB can hold
    /// thousands of names that are thousands of jumps long each.
    static final int POINTERS_IN_ROW_MAX = 16;
    /// Octets that a pointer of 14 bits can reach.
    private static final int POINTER_REACH = 1 << 14;
    private static final int HEADER_SIZE = 12;
    /// The smallest record: root as owner, type, class, TTL, length.
    private static final int RECORD_SIZE_MIN = 11;
    private static final int QUESTION_SIZE_MIN = 5;
    private static final int Z_MASK = 0x7fff;
    private static final int DO_FLAG = 0x8000;
    /// With these a server may leave the question out of its response.
    private static final Set<Integer> QUESTION_MAY_BE_MISSING =
            Set.of(Rcode.FORMERR, Rcode.SERVFAIL, Rcode.NOTIMP, Rcode.REFUSED);

    private WireFormat() {
    }

    /// @param id 0 to 65535
    static byte[] encode(Query query, int id) {
        var message = new Message(id);
        message.getHeader().setOpcode(Opcode.QUERY);
        if (query.recursionDesired()) {
            message.getHeader().setFlag(Flags.RD);
        }
        message.addRecord(Record.newRecord(query.name(), query.type(), query.dnsClass()), Section.QUESTION);
        Edns edns = query.edns();
        if (edns != null) {
            int flags = (edns.z() & Z_MASK) | (edns.dnssecOk() ? DO_FLAG : 0);
            message.addRecord(new OPTRecord(edns.udpPayloadSize(), 0, edns.version(), flags, edns.options()),
                    Section.ADDITIONAL);
        }
        return message.toWire(SIZE_MAX);
    }

    /// Reads what came from the server that was asked.
    ///
    /// @param octets positioned at the message, which goes up to the limit
    static Reading decode(ByteBuffer octets, Query query, int id) {
        if (octets.remaining() < Short.BYTES || Short.toUnsignedInt(octets.getShort(octets.position())) != id) {
            return Reading.FOREIGN;
        }
        return parse(octets).filter(message -> answers(message, query))
                .map(message -> new Reading(true, message)).orElse(Reading.MALFORMED);
    }

    /// Any message whose parts can be read; empty when these octets are none. AAAA records of wrong length and EDNS
    /// options of a wrong shape do not make all the rest unreadable.
    ///
    /// @param octets positioned at the message, which goes up to the limit
    static Optional<Message> parse(ByteBuffer octets) {
        if (!plausible(octets) || pointersInRow(octets.slice()) > POINTERS_IN_ROW_MAX) {
            return Optional.empty();
        }
        var received = new byte[octets.remaining()];
        octets.slice().get(received);
        return attempt(() -> Optional.of(new ReceivedMessage(received, received)))
                .or(() -> attempt(() -> Optional.of(new ReceivedMessage(BrokenAaaa.renamed(received), received))))
                .or(() -> attempt(() -> RawOptions.read(received)));
    }

    private static Optional<Message> attempt(Reader reader) {
        try {
            return reader.read();
        } catch (IOException | RuntimeException e) {
            // What dnsjava throws for hostile octets is not documented; none of it is our defect.
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface Reader {
        Optional<Message> read() throws IOException;
    }

    /// Whether the header promises no more records than the octets can hold, so that nothing is set aside for them.
    private static boolean plausible(ByteBuffer octets) {
        if (octets.remaining() < HEADER_SIZE) {
            return false;
        }
        int records = 0;
        for (int count = 6; count < HEADER_SIZE; count += Short.BYTES) {
            records += Short.toUnsignedInt(octets.getShort(octets.position() + count));
        }
        boolean truncated = (octets.get(octets.position() + 2) & 0x02) != 0;
        return records <= SIZE_MAX / RECORD_SIZE_MIN
                && (truncated || records <= octets.remaining() / QUESTION_SIZE_MIN);
    }

    /// The longest chain of octet pairs that read as pointers, each to the one before it.
    private static int pointersInRow(ByteBuffer octets) {
        var inRow = new short[Math.min(octets.limit(), POINTER_REACH)];
        int longest = 0;
        for (int at = HEADER_SIZE; at < octets.limit() - 1; at++) {
            int pair = Short.toUnsignedInt(octets.getShort(at));
            int target = pair & (POINTER_REACH - 1);
            if (pair < 0xc000 || target >= at) {
                continue;
            }
            int count = inRow[target] + 1;
            longest = Math.max(longest, count);
            if (at < inRow.length) {
                inRow[at] = (short) count;
            }
        }
        return longest;
    }

    private static boolean answers(Message message, Query query) {
        if (!message.getHeader().getFlag(Flags.QR) || message.getHeader().getOpcode() != Opcode.QUERY) {
            return false;
        }
        List<Record> questions = message.getSection(Section.QUESTION);
        if (questions.isEmpty()) {
            return QUESTION_MAY_BE_MISSING.contains(message.getRcode());
        }
        Record question = questions.getFirst();
        return questions.size() == 1 && question.getType() == query.type()
                && question.getDClass() == query.dnsClass() && question.getName().equals(query.name());
    }

    /// @param ours whether it carries the query's id
    /// @param message the response; null when what came is none
    record Reading(boolean ours, @Nullable Message message) {
        static final Reading FOREIGN = new Reading(false, null);
        static final Reading MALFORMED = new Reading(true, null);
    }
}
