package dev.gonemaster.engine;

import dev.gonemaster.engine.TestcaseEngine.TransportFactory;
import dev.gonemaster.engine.asn.AsnLookups;
import dev.gonemaster.engine.dns.AnswerStores;
import dev.gonemaster.engine.dns.Ipv6;
import dev.gonemaster.engine.dns.QueryListener;
import dev.gonemaster.engine.dns.WireTransport;
import dev.gonemaster.engine.weakkeys.BlocklistPlaces;

/// What an engine asks with, for all its runs. Immutable; each part is thread-safe.
///
/// @param transports one transport for each run
/// @param answers from beyond a run
/// @param asns look-ups in AS databases
/// @param listener hears of each question of each run
/// @param ipv6 when IPv6 addresses are asked
/// @param blocklists where lists of known private keys are looked for, after the folder that the profile names
public record EngineParts(TransportFactory transports, AnswerStores answers, AsnLookups asns, QueryListener listener,
                          Ipv6 ipv6, BlocklistPlaces blocklists) {
    /// Asks the Internet, each run by itself; knows the blocklist of a profile only.
    public static final EngineParts NETWORK = new EngineParts(
            (settings, deadline) -> new WireTransport(settings, WireTransport.PORT, deadline), AnswerStores.NONE,
            AsnLookups.NETWORK, QueryListener.NONE, Ipv6.ALWAYS, BlocklistPlaces.NONE);

    public EngineParts withTransports(TransportFactory others) {
        return new EngineParts(others, answers, asns, listener, ipv6, blocklists);
    }

    public EngineParts withAnswers(AnswerStores others) {
        return new EngineParts(transports, others, asns, listener, ipv6, blocklists);
    }

    public EngineParts withAsns(AsnLookups others) {
        return new EngineParts(transports, answers, others, listener, ipv6, blocklists);
    }

    public EngineParts withListener(QueryListener other) {
        return new EngineParts(transports, answers, asns, other, ipv6, blocklists);
    }

    public EngineParts withIpv6(Ipv6 other) {
        return new EngineParts(transports, answers, asns, listener, other, blocklists);
    }

    public EngineParts withBlocklists(BlocklistPlaces others) {
        return new EngineParts(transports, answers, asns, listener, ipv6, others);
    }
}
