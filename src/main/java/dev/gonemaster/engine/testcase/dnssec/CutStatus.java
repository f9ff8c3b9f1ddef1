package dev.gonemaster.engine.testcase.dnssec;

import java.util.List;
import org.xbill.DNS.DNSKEYRecord;

/// What a server states about a name as a zone cut.
sealed interface CutStatus {
    /// The chain of trust goes on below the cut.
    ///
    /// @param keys the DNSKEY RRset of the zone below
    record Secure(List<DNSKEYRecord> keys) implements CutStatus {
        public Secure {
            keys = List.copyOf(keys);
        }
    }

    enum Other implements CutStatus {
        /// A delegation that has no DS records by proof, below which nothing needs to be signed.
        INSECURE,
        /// A delegation with DS records that lead nowhere, below which nothing validates.
        BROKEN,
        NOT_A_CUT,
        /// The server states nothing that can be judged here.
        INDETERMINATE
    }
}
