package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.ParentWalk;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;

/// nameserver06: every name server name of the delegation and of the zone has an address.
/// Specification: Zonemaster v2025.2, Nameserver-TP/nameserver06.md.
/// Sources: RFC 1035 section 7.
/// Asks nothing of its own, so no address family can be off for it.
final class Nameserver06 implements Testcase {
    enum Message implements Tag {
        CAN_BE_RESOLVED(INFO),
        CAN_NOT_BE_RESOLVED(ERROR, NS_NAMES),
        NO_RESOLUTION(ERROR, NS_NAMES);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    @Override
    public Module module() {
        return Module.NAMESERVER;
    }

    @Override
    public List<Tag> tags() {
        return List.of(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        NameServerSet all = given(zone.delegation().nameServers())                              // 1, 2
                .plus(given(zone.childSide().nameServers()));
        if (all.isEmpty()) {
            return;
        }
        // Names beyond these may not have been looked up.
        SortedSet<Name> names = all.names().stream().limit(ParentWalk.NAMES_MAX)
                .collect(Collectors.toCollection(TreeSet::new));
        SortedSet<Name> without = new TreeSet<>(names);
        without.removeIf(name -> !all.servers(name).isEmpty());
        if (without.isEmpty()) {
            findings.add(Message.CAN_BE_RESOLVED);
            return;
        }
        boolean none = without.size() == names.size();                                    // 3
        findings.add(none ? Message.NO_RESOLUTION : Message.CAN_NOT_BE_RESOLVED, NS_NAMES.of(without));
    }

    private static NameServerSet given(Optional<NameServerSet> servers) {
        return servers.orElse(NameServerSet.EMPTY);
    }
}
