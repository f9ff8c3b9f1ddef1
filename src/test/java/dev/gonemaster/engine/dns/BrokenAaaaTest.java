package dev.gonemaster.engine.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class BrokenAaaaTest {
    private static final Name NAME = Name.fromConstantString("www.example.");
    private static final Query QUERY = Query.of(NAME, Type.AAAA);
    private static final int ID = 4711;
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("2001:db8::1");

    @Test
    void aRecordOfFourOctetsIsSeen() {
        Response response = read(wire(answer(broken(4))));
        assertThat(response.brokenAaaa()).containsExactly(4);
        assertThat(response.answer(Type.AAAA)).isEmpty();
        assertThat(response.size()).isEqualTo(answer(broken(4)).toWire().length);
    }

    @Test
    void goodRecordsBesideItAreReadAsEver() {
        Message message = answer(new AAAARecord(NAME, DClass.IN, 60, ADDRESS), broken(0), broken(17), broken(300));
        message.addRecord(new ARecord(NAME, DClass.IN, 60, InetAddress.ofLiteral("192.0.2.1")), Section.ADDITIONAL);
        Response response = read(wire(message));
        assertThat(response.brokenAaaa()).containsExactly(0, 17, 300);
        assertThat(response.answer(Type.AAAA)).hasSize(1);
        assertThat(response.section(Section.ADDITIONAL, Type.A)).hasSize(1);
    }

    @Test
    void aGoodAnswerHasNone() {
        assertThat(read(wire(answer(new AAAARecord(NAME, DClass.IN, 60, ADDRESS)))).brokenAaaa()).isEmpty();
    }

    @Test
    void itMayBeBesideTheAnswer() {
        Message message = answer(new AAAARecord(NAME, DClass.IN, 60, ADDRESS));
        message.addRecord(broken(4), Section.ADDITIONAL);
        assertThat(read(wire(message)).brokenAaaa()).isEmpty();
    }

    @Test
    void hostileOctetsNeverThrow() {
        byte[] good = wire(answer(broken(4), broken(20)));
        var random = new Random(3);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = Arrays.copyOf(good, 2 + random.nextInt(good.length + 20));
            for (int changes = random.nextInt(6); changes > 0 && octets.length > 2; changes--) {
                octets[2 + random.nextInt(octets.length - 2)] = (byte) random.nextInt(256);
            }
            read += WireFormat.decode(ByteBuffer.wrap(octets), QUERY, ID).message() == null ? 0 : 1;
        }
        assertThat(read).isBetween(1, 19_999);
    }

    private static Response read(byte[] octets) {
        Message message = WireFormat.decode(ByteBuffer.wrap(octets), QUERY, ID).message();
        assertThat(message).isNotNull();
        return new Response(QUERY, ADDRESS, message, Duration.ZERO, Instant.EPOCH);
    }

    private static Message answer(Record... records) {
        var message = new Message(ID);
        message.getHeader().setFlag(Flags.QR);
        message.addRecord(Record.newRecord(NAME, Type.AAAA, DClass.IN), Section.QUESTION);
        Arrays.stream(records).forEach(record -> message.addRecord(record, Section.ANSWER));
        return message;
    }

    private static Record broken(int length) {
        return Record.newRecord(NAME, Response.BROKEN_AAAA, DClass.IN, 60, new byte[length]);
    }

    /// On the wire the broken records say to be AAAA.
    private static byte[] wire(Message message) {
        ByteBuffer octets = ByteBuffer.wrap(message.toWire());
        for (int at = 0; at < octets.limit() - 3; at++) {
            if (octets.getInt(at) == (Response.BROKEN_AAAA << 16 | DClass.IN)) {
                octets.putShort(at, (short) Type.AAAA);
            }
        }
        return octets.array();
    }
}
