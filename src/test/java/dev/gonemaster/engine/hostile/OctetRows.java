package dev.gonemaster.engine.hostile;

import static dev.gonemaster.engine.hostile.Hostility.changed;
import static dev.gonemaster.engine.hostile.Hostility.octets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Servers whose octets are no DNS message, or no response to the question.
final class OctetRows {
    private static final int AUTHORITATIVE_RESPONSE = 0x8400;
    private static final int TRUNCATED_RESPONSE = 0x8600;
    private static final int POINTER = 0xc000;
    private static final int HEADER_SIZE = 12;
    private static final int POINTERS = 4_000;
    private static final int RECORDS = 200;
    private static final int MANY = 0xffff;
    private static final Name OTHER = Name.fromConstantString("other.xa.");

    private OctetRows() {
    }

    static List<Row> rows() {
        return List.of(
                Row.of("empty-datagram", octets(_ -> new byte[0])).silence(),
                Row.of("id-alone", octets((_, good) -> Arrays.copyOf(good, 2))).silence(),
                Row.of("garbage", octets(query -> garbage(query, 400))).silence(),
                Row.of("long-garbage", octets(query -> garbage(query, 60_000))).silence(),
                Row.of("half-a-header", octets((_, good) -> Arrays.copyOf(good, HEADER_SIZE / 2))).silence(),
                Row.of("header-alone", octets((_, good) -> Arrays.copyOf(good, HEADER_SIZE))).silence(),
                Row.of("half-an-answer", octets((_, good) -> Arrays.copyOf(good, good.length / 2))).silence(),
                Row.of("half-an-answer-with-tc", octets((_, good) -> {
                    byte[] half = Arrays.copyOf(good, Math.max(HEADER_SIZE, good.length - 20));
                    half[2] |= 0x02;
                    return half;
                })).finds("CN01_MISSING_SOA_RECORD_UDP"),
                Row.of("promises-65535-records", octets(query -> header(query, AUTHORITATIVE_RESPONSE, 1, MANY)
                        .array())).silence(),
                Row.of("promises-65535-records-with-tc", octets(query -> header(query, TRUNCATED_RESPONSE, 1, MANY)
                        .array())).silence(),
                Row.of("promises-65535-questions", octets(query -> header(query, AUTHORITATIVE_RESPONSE, MANY, 0)
                        .array())).silence(),
                Row.of("promises-one-record-too-many", octets((_, good) -> {
                    good[7]++;
                    return good;
                })).silence(),
                Row.of("octets-behind-the-message", octets((_, good) -> Arrays.copyOf(good, good.length + 300)))
                        .harmless(),
                Row.of("pointer-to-itself", octets(query -> pointers(query, here(query)))).silence(),
                Row.of("pointers-in-a-circle", octets(query -> pointers(query, here(query) + 2, here(query))))
                        .silence(),
                Row.of("pointer-forward", octets(query -> pointers(query, here(query) + 10))).silence(),
                Row.of("pointer-beyond-the-end", octets(query -> pointers(query, 0x3fff))).silence(),
                Row.of("chain-of-pointers", octets(OctetRows::chain)).silence(),
                Row.of("label-of-64-octets", octets(query -> longLabel(query, 64))).silence(),
                Row.of("label-of-191-octets", octets(query -> longLabel(query, 191))).silence(),
                Row.of("name-of-300-octets", octets(OctetRows::longName)).silence(),
                Row.of("a-record-of-three-octets", octets(query -> record(query, Type.A, 3))).silence(),
                Row.of("soa-record-of-no-octets", octets(query -> record(query, Type.SOA, 0))).silence(),
                Row.of("record-longer-than-the-message", octets(query -> {
                    byte[] octets = record(query, Type.TXT, 3);
                    octets[octets.length - 4] = (byte) 0xff;
                    return octets;
                })).silence(),
                Row.of("other-question", question((_, asked) -> asked.withName(OTHER))).silence(),
                Row.of("other-question-type", question((_, asked) ->
                        Record.newRecord(asked.getName(), Type.HINFO, DClass.IN))).silence(),
                Row.of("other-question-class", question((_, asked) ->
                        Record.newRecord(asked.getName(), asked.getType(), DClass.CH))).silence(),
                Row.of("two-questions", changed((_, answer) ->
                        answer.addRecord(Record.newRecord(OTHER, Type.SOA, DClass.IN), Section.QUESTION))).silence(),
                Row.of("no-question", changed((_, answer) -> answer.removeAllRecords(Section.QUESTION))).silence(),
                Row.of("question-in-other-letters", question((_, asked) -> asked.withName(shouted(asked.getName()))))
                        .harmless(),
                Row.of("no-qr", changed((_, answer) -> answer.getHeader().unsetFlag(Flags.QR))).silence(),
                Row.of("sends-the-query-back", octets((query, _) -> query.toWire())).silence(),
                Row.of("opcode-status", changed((_, answer) -> answer.getHeader().setOpcode(Opcode.STATUS))).silence(),
                Row.of("opcode-notify", changed((_, answer) -> answer.getHeader().setOpcode(Opcode.NOTIFY))).silence(),
                Row.of("opcode-update", changed((_, answer) -> answer.getHeader().setOpcode(Opcode.UPDATE))).silence(),
                Row.of("all-flags", octets((_, good) -> {
                    good[2] |= 0x05;
                    good[3] |= (byte) 0xf0;
                    return good;
                })).harmless());
    }

    private static Hostility question(BiFunction<Message, Record, Record> change) {
        return changed((query, answer) -> {
            answer.removeAllRecords(Section.QUESTION);
            answer.addRecord(change.apply(query, query.getQuestion()), Section.QUESTION);
        });
    }

    private static Name shouted(Name name) {
        return Name.fromConstantString(name.toString().toUpperCase(Locale.ROOT));
    }

    private static byte[] garbage(Message query, int length) {
        var octets = new byte[length];
        new Random(query.getHeader().getID()).nextBytes(octets);
        return ByteBuffer.wrap(octets).putShort((short) query.getHeader().getID()).array();
    }

    /// Header and question, with room for nothing more.
    private static ByteBuffer header(Message query, int flags, int questions, int answers) {
        byte[] question = question(query);
        return ByteBuffer.allocate(HEADER_SIZE + question.length).putShort((short) query.getHeader().getID())
                .putShort((short) flags).putShort((short) questions).putShort((short) answers).putInt(0).put(question);
    }

    private static byte[] question(Message query) {
        var alone = new Message(0);
        alone.addRecord(query.getQuestion(), Section.QUESTION);
        byte[] octets = alone.toWire();
        return Arrays.copyOfRange(octets, HEADER_SIZE, octets.length);
    }

    /// A response whose only record begins with those octets for its owner.
    private static byte[] oneRecord(Message query, byte[] owner) {
        byte[] head = header(query, AUTHORITATIVE_RESPONSE, 1, 1).array();
        return ByteBuffer.allocate(head.length + owner.length + 14).put(head).put(owner)
                .putShort((short) Type.A).putShort((short) DClass.IN).putInt(60).putShort((short) 4).putInt(1).array();
    }

    /// Where the first record begins.
    private static int here(Message query) {
        return HEADER_SIZE + question(query).length;
    }

    /// A response whose only record has pointers for its owner.
    private static byte[] pointers(Message query, int... targets) {
        var owner = ByteBuffer.allocate(2 * targets.length);
        for (int target : targets) {
            owner.putShort((short) (POINTER | target));
        }
        return oneRecord(query, owner.array());
    }

    /// Many records whose owners jump through all pointers of the first record's data.
    private static byte[] chain(Message query) {
        byte[] head = header(query, AUTHORITATIVE_RESPONSE, 1, RECORDS + 1).array();
        var octets = ByteBuffer.allocate(head.length + 11 + 2 * POINTERS + RECORDS * 16).put(head);
        octets.put((byte) 0).putShort((short) Type.NULL).putShort((short) DClass.IN).putInt(60)
                .putShort((short) (2 * POINTERS));
        int target = HEADER_SIZE;
        for (int i = 0; i < POINTERS; i++) {
            int here = octets.position();
            octets.putShort((short) (POINTER | target));
            target = here;
        }
        for (int i = 0; i < RECORDS; i++) {
            octets.putShort((short) (POINTER | target)).putShort((short) Type.A).putShort((short) DClass.IN).putInt(60)
                    .putShort((short) 4).putInt(1);
        }
        return octets.array();
    }

    private static byte[] longLabel(Message query, int length) {
        byte[] owner = new byte[length + 2];
        Arrays.fill(owner, (byte) 'a');
        owner[0] = (byte) length;
        owner[length + 1] = 0;
        return oneRecord(query, owner);
    }

    private static byte[] longName(Message query) {
        var owner = ByteBuffer.allocate(301);
        for (int i = 0; i < 5; i++) {
            owner.put((byte) 59).put("a".repeat(59).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        return oneRecord(query, owner.array());
    }

    private static byte[] record(Message query, int type, int length) {
        byte[] head = header(query, AUTHORITATIVE_RESPONSE, 1, 1).array();
        return ByteBuffer.allocate(head.length + 12 + length).put(head).putShort((short) 0xc00c)
                .putShort((short) type).putShort((short) DClass.IN).putInt(60).putShort((short) length).array();
    }
}
