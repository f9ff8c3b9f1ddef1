package dev.gonemaster.engine.scenario;

import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dns.Transport;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.xbill.DNS.Message;

/// Answers at once, out of the script. An address that nobody has stays silent. Servers of several names with one
/// address are one machine: it serves the zones of all and misbehaves like any.
public final class ScriptedTransport implements Transport {
    /// When every response arrives.
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration ROUND_TRIP = Duration.ofMillis(1);

    private final Map<InetAddress, Machine> machines = new HashMap<>();
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

    ScriptedTransport(List<World.ScriptedHost> hosts) {
        for (World.ScriptedHost host : hosts) {
            for (InetAddress address : host.server().addresses()) {
                machines.merge(address, new Machine(List.of(host.server()), host.zones()), Machine::and);
            }
        }
    }

    public record Exchange(InetAddress server, Query query) {
    }

    /// What was asked so far.
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    @Override
    public Outcome exchange(InetAddress server, Query query) {
        exchanges.add(new Exchange(server, query));
        Machine machine = machines.get(server);
        if (machine == null) {
            return new Outcome.NoResponse(Outcome.Failure.TIMEOUT);
        }
        Message good = AuthoritativeAnswer.of(machine.zones(), query);
        Optional<Misbehaviour> bad = machine.servers().stream()
                .flatMap(named -> named.misbehaviour(query).stream()).findFirst();
        Misbehaviour.Reply reply = bad.isEmpty()
                ? new Misbehaviour.Reply.Send(good)
                : bad.get().reply(server, query, good);
        return switch (reply) {
            case Misbehaviour.Reply.Fail(var failure) -> new Outcome.NoResponse(failure);
            case Misbehaviour.Reply.Send(var message) -> new Response(query, server, message, ROUND_TRIP, NOW);
            case Misbehaviour.Reply.SendFrom(var source, var message) -> query.fromAnywhere()
                    ? new Response(query, server, source, message, ROUND_TRIP, NOW)
                    : new Outcome.NoResponse(Outcome.Failure.TIMEOUT);
        };
    }

    private record Machine(List<ScriptedServer> servers, List<ZoneContent> zones) {
        Machine and(Machine other) {
            return new Machine(concat(servers, other.servers), concat(zones, other.zones));
        }

        private static <T> List<T> concat(List<T> one, List<T> other) {
            return Stream.concat(one.stream(), other.stream()).distinct().toList();
        }
    }
}
