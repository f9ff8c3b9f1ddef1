package dev.gonemaster.engine.dns;

import java.net.InetAddress;

/// Hears what becomes of each question of a run (`--debug-queries`). Thread-safe; must return quickly.
@FunctionalInterface
public interface QueryListener {
    QueryListener NONE = (_, _, _, _) -> { };

    /// How a question got its outcome.
    enum Decision {
        /// It left the machine.
        ASKED,
        /// The same question was asked before in this run.
        CACHED,
        /// An answer from beyond this run served.
        STORED,
        /// The server was silent too often.
        FAST_FAIL,
        /// The server's host refused, or there was no way to it, just before.
        BACK_OFF,
        /// The run may not ask that address, or not any more: the outcome says why.
        NOT_ASKED
    }

    void decided(InetAddress server, Query query, Decision decision, Outcome outcome);
}
