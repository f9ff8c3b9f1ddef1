package dev.gonemaster.engine.dns;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// The zone cuts that one run knows: the root, the undelegated zone, and those met in referrals. The first to be
/// learned stays. Thread-safe.
final class Cuts {
    private final ConcurrentMap<Name, Cut> byZone = new ConcurrentHashMap<>();

    Cuts(RootHints hints, Optional<FakeDelegation> delegation) {
        delegation.ifPresent(fake -> learn(Cut.of(fake.zone(), fake.names(), fake.servers())));
        learn(new Cut(Name.root, List.copyOf(hints.servers()), List.of()));
    }

    /// The cut closest above the name, or at it; for DS only above, because DS records belong to the parent.
    Cut closestTo(Name name, int type) {
        Name zone = type == Type.DS && name.labels() > 1 ? new Name(name, 1) : name;
        while (zone.labels() > 1) {
            Cut cut = byZone.get(zone);
            if (cut != null) {
                return cut;
            }
            zone = new Name(zone, 1);
        }
        return byZone.get(Name.root);
    }

    /// @return the cut of that zone that is known now, which may be an earlier one
    Cut learn(Cut cut) {
        Cut earlier = byZone.putIfAbsent(cut.zone(), cut);
        return earlier == null ? cut : earlier;
    }
}
