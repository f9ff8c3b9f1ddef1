package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.NameServer;
import java.util.List;
import org.xbill.DNS.Name;

/// A zone on the path from the root to a signaling name: a "level" of dnssec24.
///
/// @param servers those that are asked, at most [PathServers#SERVERS_MAX]
/// @param link how the chain of trust comes to it
record PathZone(Name name, List<NameServer> servers, Link link) {
    PathZone {
        servers = List.copyOf(servers);
    }

    /// What is stated about the zone from above.
    sealed interface Link {
        /// @param ds what the parent has answered; may be empty
        static Link of(PathZone parent, ReceivedRrset ds) {
            return ds.rrset().isEmpty() ? new NoDs(parent) : new Ds(parent, ds);
        }

        /// The root, for which trust anchors stand.
        record Anchored() implements Link {
        }

        /// @param ds not empty
        record Ds(PathZone parent, ReceivedRrset ds) implements Link {
        }

        /// The delegation has no DS records.
        record NoDs(PathZone parent) implements Link {
        }

        /// The parent denies that there is such a name.
        record Denied(PathZone parent) implements Link {
        }
    }
}
