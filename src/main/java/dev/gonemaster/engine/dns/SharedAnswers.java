package dev.gonemaster.engine.dns;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Answers that the runs of one process share: what the servers of the root, of top level domains and of providers say
/// about everything but the zone under test. Never a failure: a packet that one run lost is no finding of another. An
/// answer lives no longer than its records and is forgotten when memory is short. Thread-safe.
///
/// An answer is found by all that decides it: server, question, and the source address that the run asks from.
public final class SharedAnswers implements AnswerStores {
    /// How long answers are shared unless the operator says otherwise.
    public static final Duration TTL_DEFAULT = Duration.ofSeconds(60);
    /// Memory that all answers may take, in octets, by estimate.
    static final long SIZE_MAX = 64L << 20;
    /// A parsed message takes about so many times its size on the wire.
    private static final int PARSED_FACTOR = 10;
    private static final int ENTRY_SIZE = 500;

    private final Duration ttl;
    private final Cache<Key, Kept> kept;

    /// @param ttl longest time that an answer is shared; zero for no sharing but what a profile asks for
    public SharedAnswers(Duration ttl) {
        this(ttl, SIZE_MAX, Ticker.systemTicker());
    }

    SharedAnswers(Duration ttl, long sizeMax, Ticker clock) {
        this.ttl = ttl;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(sizeMax)
                .weigher((Key _, Kept answer) -> ENTRY_SIZE + PARSED_FACTOR * answer.response.size())
                .expireAfter(Expiry.creating((Key _, Kept answer) -> answer.life))
                .ticker(clock)
                // Whoever adds makes room at once: left to another thread, that may come late under load.
                .executor(Runnable::run)
                .build();
    }

    private record Key(InetAddress server, Query query, @Nullable InetAddress source) {
    }

    private record Kept(Response response, Duration life) {
    }

    @Override
    public AnswerStore forRun(Name zone, ResolverSettings settings) {
        return new OfRun(zone, settings);
    }

    private final class OfRun implements AnswerStore {
        private final Name zone;
        private final ResolverSettings settings;

        private OfRun(Name zone, ResolverSettings settings) {
            this.zone = zone;
            this.settings = settings;
        }

        @Override
        public Optional<Outcome> find(InetAddress server, Query query) {
            return shareable(query)
                    ? Optional.ofNullable(kept.getIfPresent(key(server, query))).map(Kept::response)
                    : Optional.empty();
        }

        @Override
        public void keep(InetAddress server, Query query, Outcome outcome) {
            if (outcome instanceof Response response && shareable(query)) {
                Duration life = life(response);
                if (life.isPositive()) {
                    kept.put(key(server, query), new Kept(response, life));
                }
            }
        }

        private boolean shareable(Query query) {
            return !query.fromAnywhere() && !query.name().subdomain(zone);
        }

        private Key key(InetAddress server, Query query) {
            return new Key(server, query, server instanceof Inet4Address ? settings.source4() : settings.source6());
        }

        private Duration life(Response response) {
            QueryControls controls = settings.controls();
            Duration most = denial(response)
                    ? shorter(ttl, controls.negativeTtl())
                    : longer(ttl, controls.positiveTtl());
            return shorter(most, Duration.ofSeconds(smallestTtl(response)));
        }
    }

    private static boolean denial(Response response) {
        return response.rcode() != Rcode.NOERROR
                || response.answer().isEmpty() && response.section(Section.AUTHORITY, Type.NS).isEmpty();
    }

    private static long smallestTtl(Response response) {
        long smallest = Integer.MAX_VALUE;
        for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
            for (Record record : response.message().getSection(section)) {
                smallest = Math.min(smallest, record.getTTL());
            }
        }
        return smallest;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
