package dev.gonemaster.engine.asn;

import java.net.InetAddress;
import java.util.Optional;

/// What AS databases said beyond one run. Asked before a database is, told of every answer afterwards. Thread-safe.
public interface AsnStore {
    /// Knows nothing and keeps nothing.
    AsnStore NONE = new AsnStore() {
        @Override
        public Optional<AsnAnswer> findAsn(InetAddress address) {
            return Optional.empty();
        }

        @Override
        public void keepAsn(InetAddress address, AsnAnswer answer) {
        }
    };

    /// The answer that stands in the place of a look-up.
    Optional<AsnAnswer> findAsn(InetAddress address);

    /// @param answer of all sources of the run together, failure too
    void keepAsn(InetAddress address, AsnAnswer answer);
}
