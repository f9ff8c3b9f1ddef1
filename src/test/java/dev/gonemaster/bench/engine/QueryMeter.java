package dev.gonemaster.bench.engine;

import dev.gonemaster.engine.dns.Deadline;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.dns.Transport;
import dev.gonemaster.engine.dns.WireTransport;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/// Counts the questions that leave the machine, and how many are on their way to one address at once.
final class QueryMeter {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Map<InetAddress, AtomicInteger> atOnce = new ConcurrentHashMap<>();

    Transport over(ResolverSettings settings, Deadline deadline) {
        var wire = new WireTransport(settings, WireTransport.PORT, deadline);
        return new Transport() {
            @Override
            public Outcome exchange(InetAddress server, Query query) {
                return metered(server, query, wire::exchange);
            }

            @Override
            public Outcome exchangeOnce(InetAddress server, Query query) {
                return metered(server, query, wire::exchangeOnce);
            }
        };
    }

    int asked() {
        return asked.get();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    private Outcome metered(InetAddress server, Query query, BiFunction<InetAddress, Query, Outcome> exchange) {
        asked.incrementAndGet();
        AtomicInteger here = atOnce.computeIfAbsent(server, _ -> new AtomicInteger());
        mostAtOnce.accumulateAndGet(here.incrementAndGet(), Math::max);
        try {
            return exchange.apply(server, query);
        } finally {
            here.decrementAndGet();
        }
    }
}
