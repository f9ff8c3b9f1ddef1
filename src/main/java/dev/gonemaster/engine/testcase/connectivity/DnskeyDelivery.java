package dev.gonemaster.engine.testcase.connectivity;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.Edns;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.testcase.connectivity.Connectivity05.Message;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// How one server delivers its answer to the DNSKEY query: the steps of connectivity05 for one address.
///
/// @param reference the query that the module DNSSEC asks as well
record DnskeyDelivery(DnsClient dns, NameServer server, Query reference) {
    /// What clients offer to take over UDP at most.
    static final int PAYLOAD_MAX = 4_096;
    /// Offers are multiples of this.
    private static final int PAYLOAD_STEP = 256;
    /// The offer of the reference query.
    private static final int PAYLOAD = Edns.DNSSEC.udpPayloadSize();
    /// The query of Nameserver13, whose answer is cut where it does not fit.
    private static final Edns SMALL = new Edns(0, 512, true, 0, List.of());

    /// What the server did once.
    ///
    /// @param size octets of the answer
    /// @param payload octets that the query offered to take
    record Observation(NameServer server, Message tag, int size, int payload) {
    }

    /// @param outcome of the reference query over UDP
    List<Observation> observe(Outcome outcome) {
        return switch (outcome) {                                                                       // 2.2
            case NotAsked _ -> List.of();
            case NoResponse _ -> afterSilence();
            case Response response when !response.noError() -> List.of();
            case Response response when response.truncated() -> afterTruncation();
            case Response response -> List.of(seen(Message.CN05_ANSWER_FITS_UDP, response.size(), PAYLOAD));
        };
    }

    private List<Observation> afterTruncation() {
        OptionalInt size = sizeOverTcp();
        if (size.isEmpty()) {
            return List.of();
        }
        Observation needed = seen(Message.CN05_ANSWER_NEEDS_TCP, size.getAsInt(), PAYLOAD);             // 2.3
        return needed.size <= PAYLOAD || needed.size > PAYLOAD_MAX
                ? List.of(needed)
                : Stream.concat(Stream.of(needed), probe(needed.size).stream()).toList();
    }

    /// Offers enough for the whole answer.
    private List<Observation> probe(int size) {                                                         // 2.4
        int payload = Math.min(PAYLOAD_MAX, PAYLOAD_STEP * (size / PAYLOAD_STEP + 1));
        return switch (ask(reference.with(new Edns(0, payload, true, 0, List.of())))) {
            case NotAsked _ -> List.of();
            case NoResponse _ -> List.of(seen(Message.CN05_LARGE_ANSWER_NO_UDP_ANSWER, size, payload));
            case Response response when response.truncated() ->
                    List.of(seen(Message.CN05_SERVER_CAPS_UDP_ANSWER, size, payload));
            case Response response when response.noError() ->
                    List.of(seen(Message.CN05_LARGE_ANSWER_DELIVERED_UDP, response.size(), payload));
            case Response _ -> List.of();
        };
    }

    /// Silence has to do with the size when a query that takes less is answered, cut short.
    private List<Observation> afterSilence() {                                                          // 2.5
        if (!(ask(reference.with(SMALL)) instanceof Response response) || !response.truncated()) {
            return List.of();
        }
        OptionalInt size = sizeOverTcp();
        return size.isEmpty()
                ? List.of()
                : List.of(seen(Message.CN05_UDP_LOSS_SIZE_DEPENDENT, size.getAsInt(), PAYLOAD));
    }

    private OptionalInt sizeOverTcp() {
        return ask(reference.overTcp()) instanceof Response response && response.noError()
                ? OptionalInt.of(response.size())
                : OptionalInt.empty();
    }

    private Outcome ask(Query query) {
        return dns.askWithoutFallback(server.address(), query);
    }

    private Observation seen(Message tag, int size, int payload) {
        return new Observation(server, tag, size, payload);
    }
}
