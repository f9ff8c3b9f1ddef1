package dev.gonemaster.engine.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

class WireFormatTest {
    private static final Query QUERY = Query.dnssec(Name.fromConstantString("example."), Type.TXT);
    private static final int ID = 4711;

    @Test
    void hostileOctetsNeverThrow() throws Exception {
        byte[] good = StoppedServer.answer(new Message(WireFormat.encode(QUERY, ID))).toWire();
        assertThat(decode(good).message()).isNotNull();
        var random = new Random(1);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = Arrays.copyOf(good, 2 + random.nextInt(good.length + 20));
            for (int changes = random.nextInt(6); changes > 0 && octets.length > 2; changes--) {
                octets[2 + random.nextInt(octets.length - 2)] = (byte) random.nextInt(256);
            }
            read += decode(octets).message() == null ? 0 : 1;
        }
        assertThat(read).isBetween(1, 19_999);
    }

    @Test
    void shortOctetsAreNotForUs() {
        assertThat(decode(new byte[0])).isEqualTo(WireFormat.Reading.FOREIGN);
        assertThat(decode(new byte[] {18})).isEqualTo(WireFormat.Reading.FOREIGN);
        assertThat(decode(new byte[] {18, 103})).isEqualTo(WireFormat.Reading.MALFORMED);
    }

    @Test
    void aHeaderThatPromisesMoreThanItHoldsIsNotBelieved() {
        byte[] octets = WireFormat.encode(QUERY, ID);
        Arrays.fill(octets, 6, 12, (byte) 0xff);
        octets[2] = (byte) 0x82;
        assertThat(decode(octets)).isEqualTo(WireFormat.Reading.MALFORMED);
    }

    @Test
    void aLoopOfCompressionPointersIsMalformed() {
        var octets = ByteBuffer.allocate(18).putShort((short) ID).put((byte) 0x80).put((byte) 0)
                .putShort((short) 1).putShort((short) 0).putInt(0).putShort((short) 0xc00c).putInt(0x0010_0001);
        assertThat(decode(octets.array())).isEqualTo(WireFormat.Reading.MALFORMED);
    }

    private static WireFormat.Reading decode(byte[] octets) {
        return WireFormat.decode(ByteBuffer.wrap(octets), QUERY, ID);
    }
}
