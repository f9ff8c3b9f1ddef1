package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.dns.NameServer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/// What the walk from the root to the parent met, in the order in which servers were handled (Basic01 step 6 and
/// Get-Parent-NS-Names-and-IPs step 5).
///
/// @param verdicts one for each server that serves what it takes for the parent of the zone
/// @param zoneErrors responses that ended the walk at a server
public record ParentWalk(List<Verdict> verdicts, List<ZoneError> zoneErrors) {
    public ParentWalk {
        verdicts = List.copyOf(verdicts);
        zoneErrors = List.copyOf(zoneErrors);
    }

    /// What a server of the parent says about the zone.
    ///
    /// @param parent the zone that the server was asked as a server of
    /// @param target DNAME target with [Finding#AA_DNAME], else null
    public record Verdict(NameServer server, Name parent, Finding finding, @Nullable Name target) {
    }

    /// The named sets of Basic01 step 4, each a part of "Parent Found".
    public enum Finding {
        DELEGATION, AA_SOA, AA_NXDOMAIN, AA_CNAME, CNAME_WITH_REFERRAL, AA_DNAME, AA_NODATA
    }

    /// B01_SERVER_ZONE_ERROR.
    public record ZoneError(NameServer server, Name queryName, int queryType) {
    }
}
