package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Outcome.Reason;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.xbill.DNS.Name;

/// The questions on the paths to the signaling names of one run. Not thread-safe: they are asked one after the other,
/// so that it does not hang on who is fast which of them are within the limit.
final class PathQuestions {
    /// For all paths together. Twenty name servers of twenty operators need about two hundred.
    static final int QUESTIONS_MAX = 500;

    private final DnsClient dns;
    private int asked;
    private boolean exhausted;

    PathQuestions(DnsClient dns) {
        this.dns = dns;
    }

    /// Asks the servers of a zone in turn.
    ///
    /// @param reading what a response says; absent when it says nothing of use
    /// @return what the first useful response says
    <T> Optional<T> first(PathZone zone, Query query, BiFunction<NameServer, Response, Optional<T>> reading) {
        for (NameServer server : zone.servers()) {
            if (ask(server, query) instanceof Response response) {
                Optional<T> said = reading.apply(server, response);
                if (said.isPresent()) {
                    return said;
                }
            }
        }
        return Optional.empty();
    }

    Outcome ask(NameServer server, Query query) {
        Outcome outcome = take()
                ? dns.askAll(List.of(server), query).firstEntry().getValue()
                : new NotAsked(Reason.BUDGET_SPENT);
        exhausted |= outcome instanceof NotAsked(Reason reason) && reason == Reason.BUDGET_SPENT;
        return outcome;
    }

    /// Looks up a name of a server, which counts as one question.
    List<InetAddress> addressesOf(Name name) {
        return take() ? dns.addressesOf(name) : List.of();
    }

    private boolean take() {
        exhausted |= asked++ >= QUESTIONS_MAX;
        return !exhausted;
    }

    /// Whether a question was left out because there were too many, so that silence is nobody's fault.
    boolean exhausted() {
        return exhausted;
    }
}
