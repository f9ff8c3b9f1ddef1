package dev.gonemaster.engine.dns;

import java.net.InetAddress;
import java.util.Optional;
import org.xbill.DNS.Name;

/// Answers from beyond one run: of other runs of the process, or of a file. Asked before a question leaves the machine,
/// told of every outcome afterwards; what it takes and keeps is its own choice. Thread-safe.
public interface AnswerStore {
    /// Knows nothing and keeps nothing.
    AnswerStore NONE = new AnswerStore() {
        @Override
        public Optional<Outcome> find(InetAddress server, Query query) {
            return Optional.empty();
        }

        @Override
        public void keep(InetAddress server, Query query, Outcome outcome) {
        }
    };

    /// The outcome that stands in the place of asking.
    Optional<Outcome> find(InetAddress server, Query query);

    /// @param outcome what came of asking over exactly the query's protocol
    void keep(InetAddress server, Query query, Outcome outcome);

    /// The outcome that stands in the place of a look-up by recursion.
    default Optional<Outcome> findLookUp(Name name, int type) {
        return Optional.empty();
    }

    /// @param outcome as [DnsClient#lookUp] gives it
    default void keepLookUp(Name name, int type, Outcome outcome) {
    }
}
