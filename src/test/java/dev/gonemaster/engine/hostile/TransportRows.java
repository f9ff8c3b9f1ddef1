package dev.gonemaster.engine.hostile;

import static dev.gonemaster.engine.hostile.Hostility.octets;
import static dev.gonemaster.engine.hostile.Hostility.tcp;
import static dev.gonemaster.engine.hostile.Hostility.udp;

import dev.gonemaster.engine.dns.StoppedServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Message;
import org.xbill.DNS.NULLRecord;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/// Servers that cannot carry an answer.
final class TransportRows {
    private static final int LATE_MILLIS = 3_000;
    private static final int SLOW_MILLIS = 60;
    private static final int MANY = 100;
    private static final int FILLING_OCTETS = 60_000;

    private TransportRows() {
    }

    static List<Row> rows() {
        return List.of(
                Row.of("silent", udp((_, _) -> List.of())).silence(),
                Row.of("nobody-listens-on-tcp", place -> place.answering().withoutTcp()).harmless(),
                Row.of("wrong-id", octets((query, good) -> id(good, query.getHeader().getID() ^ 0x5555))).silence(),
                Row.of("wrong-id-first", udp((place, query) -> List.of(
                        id(place.octets(query), query.getHeader().getID() ^ 1), place.octets(query)))).harmless(),
                Row.of("other-source-address", place -> place.answering().answeringFrom(place.elsewhere())).silence(),
                Row.of("slow-udp", late(SLOW_MILLIS)).waiting().harmless(),
                Row.of("too-late", late(LATE_MILLIS)).silence(),
                Row.of("hundred-answers-to-one-question", udp((place, query) ->
                        Collections.nCopies(MANY, place.octets(query)))).harmless(),
                Row.of("second-answer-differs", udp((place, query) -> List.of(
                        place.octets(query), serial(place.good().apply(query), 2)))).harmless(),
                Row.of("every-answer-differs", udp((place, query) -> List.of(
                        serial(place.good().apply(query), System.nanoTime() & 0xffff)))).finds("MULTIPLE_SOA_SERIALS"),
                Row.of("first-datagram-lost", place -> place.answering().overUdp((query, count) ->
                        count % 2 == 1 ? List.of() : List.of(place.octets(query)))).waiting(),
                Row.of("answers-the-first-only", place -> place.answering().overUdp((query, count) ->
                        count > 1 ? List.of() : List.of(place.octets(query)))).waiting(),
                Row.of("truncated-and-tcp-good", Hostility.Place::truncating).harmless(),
                Row.of("truncated-and-tcp-refused", place -> place.truncating().withoutTcp())
                        .finds("CN01_NO_RESPONSE_UDP", "NO_RESPONSE")
                        .allFind("B02_NO_WORKING_NS", "B02_NS_NO_RESPONSE", "CANNOT_CONTINUE"),
                Row.of("truncated-and-tcp-silent", tcp((_, _, closed) -> closed.await())).silence(),
                Row.of("truncated-and-tcp-closes", tcp((_, _, _) -> { }))
                        .finds("CN01_NO_RESPONSE_UDP", "NO_RESPONSE").allFind("B02_NO_WORKING_NS"),
                Row.of("truncated-and-tcp-resets", place -> place.truncating().overTcp((query, client, _) -> {
                    byte[] octets = place.octets(query);
                    client.writeShort(octets.length);
                    client.write(octets, 0, octets.length / 2);
                    client.reset();
                })).finds("CN01_NO_RESPONSE_UDP", "NO_RESPONSE").allFind("B02_NO_WORKING_NS"),
                Row.of("truncated-and-tcp-drips", place -> place.truncating().overTcp((query, client, closed) -> {
                    byte[] octets = place.octets(query);
                    client.writeShort(octets.length);
                    for (int i = 0; i < octets.length && !closed.await(1, TimeUnit.SECONDS); i++) {
                        client.write(octets[i]);
                    }
                })).silence(),
                Row.of("truncated-and-tcp-endless", tcp(TransportRows::endless))
                        .finds("CN01_NO_RESPONSE_UDP", "NO_RESPONSE").allFind("B02_NO_WORKING_NS"),
                Row.of("truncated-and-tcp-others-answers", place -> place.truncating().overTcp((query, client, _) -> {
                    byte[] octets = id(place.octets(query), query.getHeader().getID() ^ 1);
                    while (true) {
                        client.send(octets);
                    }
                })).finds("CN01_NO_RESPONSE_UDP", "NO_RESPONSE").allFind("B02_NO_WORKING_NS"),
                Row.of("truncated-and-tcp-zero-length", tcp((_, client, _) -> client.writeShort(0)))
                        .finds("CN01_NO_RESPONSE_UDP", "NO_RESPONSE").allFind("B02_NO_WORKING_NS"),
                Row.of("truncated-over-tcp-too", place -> StoppedServer.sends(place::truncated))
                        .finds("CN01_MISSING_SOA_RECORD_UDP", "CN01_MISSING_NS_RECORD_UDP")
                        .allFind("B02_NO_WORKING_NS", "B02_NS_BROKEN"),
                Row.of("huge-over-tcp", place -> place.truncating().overTcp((query, client, _) ->
                        client.send(filled(place.good().apply(query))))).harmless());
    }

    private static Hostility late(int millis) {
        return place -> place.answering().overUdp((query, _) -> {
            Thread.sleep(millis);
            return List.of(place.octets(query));
        });
    }

    private static byte[] id(byte[] octets, int id) {
        byte[] changed = octets.clone();
        changed[0] = (byte) (id >> 8);
        changed[1] = (byte) id;
        return changed;
    }

    private static byte[] serial(Message answer, long serial) {
        List.copyOf(answer.getSection(Section.ANSWER)).stream().filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .forEach(soa -> {
                    answer.removeRecord(soa, Section.ANSWER);
                    answer.addRecord(new SOARecord(soa.getName(), soa.getDClass(), soa.getTTL(), soa.getHost(),
                            soa.getAdmin(), serial, soa.getRefresh(), soa.getRetry(), soa.getExpire(),
                            soa.getMinimum()), Section.ANSWER);
                });
        return answer.toWire();
    }

    /// Promises the longest message, sends it, and does not stop.
    private static void endless(Message query, StoppedServer.Connection client,
                                CountDownLatch closed) throws IOException {
        var octets = new byte[Hostility.SIZE_MAX];
        Arrays.fill(octets, (byte) 0xff);
        client.writeShort(Hostility.SIZE_MAX);
        client.writeShort(query.getHeader().getID());
        while (closed.getCount() > 0) {
            client.write(octets);
        }
    }

    private static byte[] filled(Message answer) {
        answer.addRecord(new NULLRecord(answer.getQuestion().getName(), 1, 60, new byte[FILLING_OCTETS]),
                Section.ADDITIONAL);
        return answer.toWire(Hostility.SIZE_MAX);
    }
}
