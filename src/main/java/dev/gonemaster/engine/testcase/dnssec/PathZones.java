package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.testcase.dnssec.PathZone.Link;
import dev.gonemaster.engine.zone.Zone;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The zones on the paths to the signaling names of one run, the root to begin with. The first statement about a zone
/// stays. Not thread-safe.
final class PathZones {
    private final PathServers servers;
    private final Map<Name, PathZone> known = new HashMap<>();

    PathZones(Zone zone, PathQuestions questions) {
        servers = new PathServers(zone.dns().settings(), questions);
        learn(new PathZone(Name.root, servers.of(zone.rootServers()), new Link.Anchored()));
    }

    Optional<PathZone> named(Name name) {
        return Optional.ofNullable(known.get(name));
    }

    /// The zone closest above that name.
    PathZone above(Name name) {
        Name above = new Name(name, 1);
        while (!known.containsKey(above)) {
            above = new Name(above, 1);
        }
        return known.get(above);
    }

    PathZone learn(PathZone zone) {
        known.put(zone.name(), zone);
        return zone;
    }

    /// The zone to which a server of the one above refers, by [#referredTo].
    PathZone below(PathZone above, Name name, Response referral) {
        return named(name).orElseGet(() -> {
            SignedRrset ds = SignedRrset.in(referral, Section.AUTHORITY, name, Type.DS);
            return learn(new PathZone(name, servers.of(referral, name, above.name()),
                    Link.of(above, new ReceivedRrset(ds, referral.receivedAt()))));
        });
    }

    /// The cut that a response refers to: below a zone, and on the way to a name or at it.
    static Optional<Name> referredTo(Response response, Name zone, Name name) {
        if (!response.referral() || !response.message().getSection(Section.ANSWER).isEmpty()) {
            return Optional.empty();
        }
        return response.section(Section.AUTHORITY, Type.NS).stream().map(Record::getName)
                .filter(cut -> isBetween(zone, cut, name)).findFirst();
    }

    /// Whether a name is below one and at or above another.
    static boolean isBetween(Name upper, Name name, Name lower) {
        return name.subdomain(upper) && !name.equals(upper) && lower.subdomain(name);
    }
}
