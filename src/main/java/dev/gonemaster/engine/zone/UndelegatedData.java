package dev.gonemaster.engine.zone;

import java.util.List;
import org.xbill.DNS.DSRecord;

/// What the user says about the delegation of the zone, in place of the parent (Zonemaster, "undelegated test").
///
/// @param nameServers names with the addresses given for them; empty for a normal test
/// @param ds DS records given, owner being the zone; may be given without name servers, the test is then a normal one
public record UndelegatedData(NameServerSet nameServers, List<DSRecord> ds) {
    public static final UndelegatedData NONE = new UndelegatedData(NameServerSet.EMPTY, List.of());

    public UndelegatedData {
        ds = List.copyOf(ds);
    }

    /// Whether this makes an undelegated test (MethodsV2, "Test Type").
    public boolean replacesDelegation() {
        return !nameServers.isEmpty();
    }
}
