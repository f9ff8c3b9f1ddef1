package dev.gonemaster.engine;

import dev.gonemaster.engine.TestcaseEngine.TransportFactory;
import dev.gonemaster.engine.dns.AnswerStores;
import dev.gonemaster.engine.dns.Ipv6;
import dev.gonemaster.engine.dns.QueryListener;
import dev.gonemaster.engine.dns.WireTransport;

/// What an engine asks with, for all its runs. Immutable; each part is thread-safe.
///
/// @param transports one transport for each run
/// @param answers from beyond a run
/// @param listener hears of each question of each run
/// @param ipv6 when IPv6 addresses are asked
public record EngineParts(TransportFactory transports, AnswerStores answers, QueryListener listener, Ipv6 ipv6) {
    /// Asks the Internet, each run by itself.
    public static final EngineParts NETWORK = new EngineParts(
            (settings, deadline) -> new WireTransport(settings, WireTransport.PORT, deadline), AnswerStores.NONE,
            QueryListener.NONE, Ipv6.ALWAYS);

    public EngineParts withTransports(TransportFactory others) {
        return new EngineParts(others, answers, listener, ipv6);
    }

    public EngineParts withAnswers(AnswerStores others) {
        return new EngineParts(transports, others, listener, ipv6);
    }

    public EngineParts withListener(QueryListener other) {
        return new EngineParts(transports, answers, other, ipv6);
    }

    public EngineParts withIpv6(Ipv6 other) {
        return new EngineParts(transports, answers, listener, other);
    }
}
