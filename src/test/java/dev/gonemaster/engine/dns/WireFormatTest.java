package dev.gonemaster.engine.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSIDOption;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

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
    void aResponseKeepsTheOctetsItCameIn() throws Exception {
        // Names written in full, as no encoder of ours does.
        byte[] octets = HexFormat.of().parseHex("12678400000100010000000007657861" + "6d706c65000010000107457861"
                + "6d706c650000100001000000000002" + "0161");
        Query query = Query.of(Name.fromConstantString("example."), Type.TXT);
        Message message = WireFormat.decode(ByteBuffer.wrap(octets), query, ID).message();
        var server = InetAddress.getByName("192.0.2.1");
        var response = new Response(query, server, message, Duration.ZERO, Instant.EPOCH);

        assertThat(response.octets()).isEqualTo(octets);
        Response read = Response.read(query, server, server, response.octets(), Instant.EPOCH).orElseThrow();
        assertThat(read.size()).isEqualTo(octets.length).isNotEqualTo(message.toWire().length);
        assertThat(read.answer().getFirst().getName()).hasToString("Example.");
        assertThat(Response.read(Query.of(Name.fromConstantString("other."), Type.TXT), server, server, octets,
                Instant.EPOCH)).isEmpty();
        assertThat(Response.read(query, server, server, new byte[1], Instant.EPOCH)).isEmpty();
        assertThat(Response.readable(octets)).isTrue();
        assertThat(Response.readable(Arrays.copyOf(octets, 30))).isFalse();
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

    @Test
    void namesOfEndlessJumpsAreMalformed() {
        assertThat(decode(chain(WireFormat.POINTERS_IN_ROW_MAX)).message()).isNotNull();
        assertThat(decode(chain(WireFormat.POINTERS_IN_ROW_MAX + 1))).isEqualTo(WireFormat.Reading.MALFORMED);
    }

    @Test
    void aLongMessageOfRandomOctetsIsNoChainOfPointers() throws Exception {
        var random = new Random(2);
        var message = StoppedServer.answer(new Message(WireFormat.encode(QUERY, ID)));
        for (int i = 0; i < 60; i++) {
            var octets = new byte[1000];
            random.nextBytes(octets);
            message.addRecord(new DNSKEYRecord(QUERY.name(), 1, 60, 256, 3, 8, octets), Section.ANSWER);
        }
        assertThat(decode(message.toWire(WireFormat.SIZE_MAX)).message()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "10, 3", "10, 12", "10, 41", "8, 1", "15, 1"})
    void optionsOfAWrongShapeStayOctets(int code, int size) throws Exception {
        var message = StoppedServer.answer(new Message(WireFormat.encode(QUERY, ID)));
        message.removeRecord(message.getOPT(), Section.ADDITIONAL);
        var option = new GenericEDNSOption(code, new byte[size]);
        var opt = new OPTRecord(1232, 1, 2, 0x8003, new NSIDOption(new byte[] {1}), option);
        message.addRecord(new ARecord(QUERY.name(), DClass.IN, 60, InetAddress.ofLiteral("192.0.2.1")),
                Section.ADDITIONAL);
        message.addRecord(opt, Section.ADDITIONAL);
        byte[] octets = message.toWire();
        assertThatThrownBy(() -> new Message(octets)).isInstanceOf(WireParseException.class);

        Message read = decode(octets).message();
        assertThat(read).isNotNull();
        assertThat(read.getOPT()).isEqualTo(opt);
        assertThat(read.getOPT().getOptions(code).getFirst().toWire()).isEqualTo(option.toWire());
        assertThat(read.getSection(Section.ANSWER)).isEqualTo(message.getSection(Section.ANSWER));
        assertThat(read.getRcode()).isEqualTo(message.getRcode());
    }

    @Test
    void optionsThatDoNotFitIntoTheRecordAreMalformed() throws Exception {
        byte[] octets = WireFormat.encode(QUERY.with(new Edns(0, 512, false, 0,
                List.of(new GenericEDNSOption(EDNSOption.Code.COOKIE, new byte[8])))), ID);
        octets[2] = (byte) 0x80;
        assertThat(decode(octets).message()).isNotNull();
        octets[octets.length - 9] = 9;
        assertThat(decode(octets)).isEqualTo(WireFormat.Reading.MALFORMED);
    }

    /// A response with one record of an unknown type, whose data are pointers each to the one before.
    private static byte[] chain(int pointers) {
        byte[] head = WireFormat.encode(Query.of(QUERY.name(), QUERY.type()), ID);
        var octets = ByteBuffer.allocate(head.length + 11 + 2 * pointers).put(head);
        octets.put(2, (byte) 0x80).putShort(6, (short) 1);
        octets.put((byte) 0).putShort((short) 65_280).putShort((short) 1).putInt(0).putShort((short) (2 * pointers));
        int target = 12;
        for (int i = 0; i < pointers; i++) {
            int here = octets.position();
            octets.putShort((short) (0xc000 | target));
            target = here;
        }
        return octets.array();
    }

    private static WireFormat.Reading decode(byte[] octets) {
        return WireFormat.decode(ByteBuffer.wrap(octets), QUERY, ID);
    }
}
