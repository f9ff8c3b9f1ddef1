package dev.gonemaster.engine.scenario;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// Which records of denial a well-behaved server picks out of a zone's chain (RFC 4035 section 3.1.3, RFC 5155
/// section 7.2). Nothing for a zone without a chain.
final class Denial {
    private final ZoneContent zone;
    private final List<Record> nsec;
    private final List<Record> nsec3;

    private Denial(ZoneContent zone, List<Record> nsec, List<Record> nsec3) {
        this.zone = zone;
        this.nsec = nsec;
        this.nsec3 = nsec3;
    }

    static Denial of(ZoneContent zone) {
        return new Denial(zone, ofType(zone, Type.NSEC), ofType(zone, Type.NSEC3));
    }

    /// The name is there, the type is not.
    Set<Record> noData(Name name) {
        var proof = new LinkedHashSet<Record>();
        if (!nsec.isEmpty()) {
            proof.add(atOrBefore(name));
        } else if (!nsec3.isEmpty()) {
            Record match = matching(name);
            if (match != null) {
                proof.add(match);
            } else {
                addClosestEncloser(name, proof);
            }
        }
        return proof;
    }

    /// Neither the name nor a wildcard for it is there.
    Set<Record> noName(Name name) {
        var proof = new LinkedHashSet<Record>();
        if (!nsec.isEmpty()) {
            proof.add(atOrBefore(name));
            proof.add(atOrBefore(encloser(name).equals(name) ? name : wildcardAt(encloser(name))));
        } else if (!nsec3.isEmpty()) {
            addClosestEncloser(name, proof);
            proof.add(covering(wildcardAt(encloser(name))));
        }
        return proof;
    }

    /// The name itself is not there, so that the wildcard answers.
    Set<Record> wildcard(Name name) {
        if (!nsec.isEmpty()) {
            return Set.of(atOrBefore(name));
        }
        return nsec3.isEmpty() ? Set.of() : Set.of(covering(nextCloser(name)));
    }

    private void addClosestEncloser(Name name, Set<Record> proof) {
        Name known = name;
        Name next = name;
        while (matching(known) == null && known.labels() > zone.apex().labels()) {
            next = known;
            known = new Name(known, 1);
        }
        Record match = matching(known);
        if (match != null) {
            proof.add(match);
        }
        proof.add(covering(next));
    }

    private Name encloser(Name name) {
        Name above = name;
        while (!zone.exists(above)) {
            above = new Name(above, 1);
        }
        return above;
    }

    private Name nextCloser(Name name) {
        return new Name(name, name.labels() - encloser(name).labels() - 1);
    }

    private static Name wildcardAt(Name encloser) {
        return ZoneContent.name("*." + encloser);
    }

    /// The last NSEC whose owner is not after the name.
    private Record atOrBefore(Name name) {
        return nsec.stream().filter(record -> record.getName().compareTo(name) <= 0)
                .reduce((_, later) -> later).orElse(nsec.getLast());
    }

    private Record matching(Name name) {
        String hash = Nsec3Chain.hash(name, (NSEC3Record) nsec3.getFirst());
        return nsec3.stream().filter(record -> label(record).equals(hash)).findFirst().orElse(null);
    }

    private Record covering(Name name) {
        String hash = Nsec3Chain.hash(name, (NSEC3Record) nsec3.getFirst());
        return nsec3.stream().filter(record -> label(record).compareTo(hash) < 0)
                .reduce((_, later) -> later).orElse(nsec3.getLast());
    }

    private static String label(Record record) {
        return record.getName().getLabelString(0).toLowerCase(Locale.ROOT);
    }

    private static List<Record> ofType(ZoneContent zone, int type) {
        return zone.records().stream().filter(record -> record.getType() == type).toList();
    }
}
