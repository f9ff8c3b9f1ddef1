package dev.gonemaster.engine.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gonemaster.conformance.RecordedMessages;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Whatever octets a server sends can be read, and what was read can be asked for everything that a testcase asks.
///
/// With `JAZZER_FUZZ=1` in the environment, as in the build, octets are made up for [#TIME]; without it the seeds alone
/// are read.
class WireFormatFuzzTest {
    private static final String TIME = "20s";
    private static final Name NAME = Name.fromConstantString("example.");
    private static final InetAddress SERVER = InetAddress.ofLiteral("192.0.2.1");

    @MethodSource("seeds")
    @FuzzTest(maxDuration = TIME)
    void whateverArrivesIsRead(byte[] octets) {
        Query query = query(octets);
        int id = octets.length < Short.BYTES ? 0 : Short.toUnsignedInt(ByteBuffer.wrap(octets).getShort());
        WireFormat.Reading reading = WireFormat.decode(ByteBuffer.wrap(octets), query, id);
        if (reading.message() != null) {
            assertThat(reading.ours()).isTrue();
            ask(new Response(query, SERVER, reading.message(), Duration.ZERO, Instant.EPOCH));
        }
    }

    private static void ask(Response response) {
        Name name = response.query().name();
        response.size();
        response.opt();
        response.referral();
        response.referralTo(name);
        response.soleSoa(name);
        Verdict.of(response, response.query(), Name.root);
        for (int section = Section.ANSWER; section <= Section.ADDITIONAL; section++) {
            for (Record record : response.message().getSection(section)) {
                NameServer.addressIn(record);
                record.getAdditionalName();
                record.toString();
            }
        }
    }

    /// What the octets answer.
    private static Query query(byte[] octets) {
        try {
            Record question = new Message(octets).getQuestion();
            if (question != null) {
                return Query.of(question.getName(), question.getType()).inClass(question.getDClass());
            }
        } catch (IOException | RuntimeException e) {
            // No message; then any query will do.
        }
        return Query.of(NAME, Type.SOA);
    }

    static Stream<Arguments> seeds() throws IOException {
        List<byte[]> recorded = RecordedMessages.ofEachKind();
        System.out.println(recorded.isEmpty()
                ? "fuzz: no recorded messages on this machine, beginning with our own"
                : "fuzz: beginning with " + recorded.size() + " recorded messages and our own");
        return Stream.concat(recorded.stream(), own()).map(octets -> Arguments.of((Object) octets));
    }

    private static Stream<byte[]> own() throws IOException {
        byte[] query = WireFormat.encode(Query.dnssec(NAME, Type.TXT), 1);
        Message failed = StoppedServer.answer(new Message(query));
        failed.removeAllRecords(Section.ANSWER);
        failed.getHeader().setRcode(Rcode.SERVFAIL);
        return Stream.of(StoppedServer.answer(new Message(query)).toWire(), failed.toWire(), query);
    }
}
