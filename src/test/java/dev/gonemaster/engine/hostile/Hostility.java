package dev.gonemaster.engine.hostile;

import dev.gonemaster.engine.dns.StoppedServer;
import java.net.InetAddress;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;

/// How the server of a zone misbehaves.
@FunctionalInterface
interface Hostility {
    /// The longest message there is.
    int SIZE_MAX = 65_535;
    /// What every client can take in one datagram.
    int DATAGRAM_MIN = 512;

    StoppedServer of(Place place);

    /// Where a server stands.
    ///
    /// @param zone the zone that it serves
    /// @param address its own
    /// @param good what it would answer if it behaved; a fresh message each time, with the id of the query
    /// @param elsewhere an address that is not the server's
    record Place(Name zone, InetAddress address, Function<Message, Message> good, InetAddress elsewhere) {
        byte[] octets(Message query) {
            return good.apply(query).toWire(SIZE_MAX);
        }

        /// Truncated where it is longer than the client can take.
        byte[] datagram(Message query) {
            byte[] octets = octets(query);
            int max = query.getOPT() == null ? 0 : query.getOPT().getPayloadSize();
            return octets.length > Math.max(DATAGRAM_MIN, max) ? truncated(query) : octets;
        }

        StoppedServer answering() {
            return StoppedServer.sends(this::octets).overUdp((query, _) -> List.of(datagram(query)));
        }

        /// Header and question with the flag TC.
        byte[] truncated(Message query) {
            Message answer = good.apply(query);
            clear(answer);
            answer.getHeader().setFlag(Flags.TC);
            return answer.toWire();
        }

        /// Says over UDP that there is more over TCP.
        StoppedServer truncating() {
            return answering().overUdp((query, _) -> List.of(truncated(query)));
        }
    }

    /// The good answer with a change, over both protocols.
    static Hostility changed(BiConsumer<Message, Message> change) {
        return place -> StoppedServer.sends(query -> {
            Message answer = place.good().apply(query);
            change.accept(query, answer);
            return answer.toWire(SIZE_MAX);
        });
    }

    /// Octets made of the query and of the good answer's octets, over both protocols.
    static Hostility octets(BiFunction<Message, byte[], byte[]> change) {
        return place -> StoppedServer.sends(query -> change.apply(query, place.octets(query)));
    }

    /// Octets made of the query alone.
    static Hostility octets(Function<Message, byte[]> reply) {
        return _ -> StoppedServer.sends(reply);
    }

    /// Behaves over TCP.
    static Hostility udp(BiFunction<Place, Message, List<byte[]>> reply) {
        return place -> place.answering().overUdp((query, _) -> reply.apply(place, query));
    }

    /// Truncates all answers over UDP and misbehaves over TCP.
    static Hostility tcp(StoppedServer.TcpHandler handler) {
        return place -> place.truncating().overTcp(handler);
    }

    /// Behaves.
    static Hostility none() {
        return Place::answering;
    }

    static void clear(Message answer) {
        for (int section : new int[] {Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL}) {
            answer.removeAllRecords(section);
        }
    }
}
