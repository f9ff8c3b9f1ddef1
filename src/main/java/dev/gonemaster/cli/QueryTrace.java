package dev.gonemaster.cli;

import dev.gonemaster.engine.EngineParts;
import dev.gonemaster.engine.RunResult.NameserverTiming;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.QueryListener;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dns.RunEndedException;
import dev.gonemaster.engine.dns.Transport;
import dev.gonemaster.engine.message.AddressText;
import java.io.PrintStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.xbill.DNS.Rcode;

/// `--debug-queries`: a line for each decision about a question, as it falls, and a table per address at the end.
/// Thread-safe.
final class QueryTrace implements QueryListener {
    private final boolean timeLimited;
    private final PrintStream err;
    private final TraceTable table = new TraceTable();

    QueryTrace(ResolverSettings settings, PrintStream err) {
        this.timeLimited = settings.controls().totalTimeMax().isPositive();
        this.err = err;
    }

    /// Listens to an engine of these parts, and measures what its transport does.
    EngineParts over(EngineParts parts) {
        return parts.withListener(this).withTransports((settings, deadline) ->
                new MeasuredTransport(parts.transports().open(settings, deadline)));
    }

    @Override
    public void decided(InetAddress server, Query query, Decision decision, Outcome outcome) {
        String kind = kind(decision, outcome);
        if (!kind.isEmpty()) {
            table.count(server, kind);
        }
        if (decision == Decision.FAST_FAIL) {
            table.countOnce(server, "fastfail_blocked", query.protocol());
        }
        if (kind.equals("skipped_latency_budget")) {
            table.countOnce(server, "latency_budget_blocked", server);
        }
        err.println(Line.of("query " + AddressText.of(server) + " " + query + ": " + what(decision) + ": "
                + text(outcome)));
    }

    /// The table, slowest address first.
    String table(List<NameserverTiming> names) {
        return table.text(names);
    }

    /// What the table calls it; nothing for what needs no word.
    private String kind(Decision decision, Outcome outcome) {
        return switch (decision) {
            case ASKED -> outcome instanceof NoResponse ? "errorcached" : "";
            case CACHED -> outcome instanceof NoResponse ? "skipped_errorcache" : "";
            case STORED -> "";
            case FAST_FAIL -> "skipped_fastfail";
            case BACK_OFF -> "skipped_reachability";
            case NOT_ASKED -> notAsked(outcome);
        };
    }

    private String notAsked(Outcome outcome) {
        if (!(outcome instanceof NotAsked(Outcome.Reason reason))) {
            return "";
        }
        return switch (reason) {
            case IPV4_DISABLED -> "skipped_ipv4";
            case IPV6_DISABLED -> "skipped_ipv6";
            case NON_GLOBAL -> "skipped_non_global";
            case BUDGET_SPENT -> timeLimited ? "skipped_latency_budget" : "skipped_query_budget";
            case NO_SERVER -> "skipped_no_server";
        };
    }

    private static String what(Decision decision) {
        return switch (decision) {
            case ASKED -> "asked";
            case CACHED -> "from the cache of the run";
            case STORED -> "from the packet cache";
            case FAST_FAIL -> "skipped, silent too often";
            case BACK_OFF -> "skipped, not reachable just before";
            case NOT_ASKED -> "skipped";
        };
    }

    private static String text(Outcome outcome) {
        return switch (outcome) {
            case Response response -> String.format(Locale.ROOT, "%s%s%s, %d octets, %.1f ms",
                    Rcode.string(response.rcode()), response.authoritative() ? " aa" : "",
                    response.truncated() ? " tc" : "", response.size(), response.roundTrip().toNanos() / 1e6);
            case NoResponse(Outcome.Failure failure) -> "no response, " + words(failure);
            case NotAsked(Outcome.Reason reason) -> words(reason);
        };
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private final class MeasuredTransport implements Transport {
        private final Transport transport;

        private MeasuredTransport(Transport transport) {
            this.transport = transport;
        }

        @Override
        public Outcome exchange(InetAddress server, Query query) {
            return measured(server, () -> transport.exchange(server, query));
        }

        @Override
        public Outcome exchangeOnce(InetAddress server, Query query) {
            return measured(server, () -> transport.exchangeOnce(server, query));
        }

        private Outcome measured(InetAddress server, Supplier<Outcome> exchange) {
            long startedAt = System.nanoTime();
            try {
                Outcome outcome = exchange.get();
                table.attempt(server, outcome, Duration.ofNanos(System.nanoTime() - startedAt));
                return outcome;
            } catch (RunEndedException e) {
                table.canceled(server, Duration.ofNanos(System.nanoTime() - startedAt));
                throw e;
            }
        }
    }
}
