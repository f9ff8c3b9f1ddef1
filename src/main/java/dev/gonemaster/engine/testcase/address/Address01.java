package dev.gonemaster.engine.testcase.address;

import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.CRITICAL;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;

import dev.gonemaster.engine.dns.GlobalAddresses;
import dev.gonemaster.engine.dns.GlobalAddresses.Category;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// address01: the addresses of the name servers are of kinds that the whole Internet can reach.
/// Specification: Zonemaster v2025.2, Address-TP/address01.md.
/// Sources: the IANA special-purpose address registries (see [GlobalAddresses]).
/// Asks no server: whether an address answers is the matter of other testcases.
final class Address01 implements Testcase {
    enum Message implements Tag {
        A01_ADDR_NOT_GLOBALLY_REACHABLE(ERROR, SERVERS),
        A01_DOCUMENTATION_ADDR(ERROR, SERVERS),
        A01_GLOBALLY_REACHABLE_ADDR(INFO, SERVERS),
        A01_LOCAL_USE_ADDR(ERROR, SERVERS),
        A01_NO_GLOBALLY_REACHABLE_ADDR(ERROR),
        A01_NO_NAME_SERVERS_FOUND(CRITICAL);

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
        return Module.ADDRESS;
    }

    @Override
    public List<Message> tags() {
        return List.of(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        SortedSet<NameServer> servers = zone.nameServers();                                             // 1.1, 2
        if (servers.isEmpty()) {
            findings.add(Message.A01_NO_NAME_SERVERS_FOUND);                                            // 3
            return;
        }
        var byCategory = new EnumMap<Category, SortedSet<NameServer>>(Category.class);                  // 1.2 to 1.5
        for (NameServer server : servers) {                                                             // 4
            byCategory.computeIfAbsent(GlobalAddresses.categoryOf(server.address()), _ -> new TreeSet<>())
                    .add(server);
        }
        report(byCategory, Category.DOCUMENTATION, Message.A01_DOCUMENTATION_ADDR, findings);           // 5
        report(byCategory, Category.LOCAL_USE, Message.A01_LOCAL_USE_ADDR, findings);                   // 6
        report(byCategory, Category.NOT_GLOBALLY_REACHABLE,
                Message.A01_ADDR_NOT_GLOBALLY_REACHABLE, findings);                                     // 7
        report(byCategory, Category.GLOBALLY_REACHABLE, Message.A01_GLOBALLY_REACHABLE_ADDR, findings); // 8
        if (!byCategory.containsKey(Category.GLOBALLY_REACHABLE)) {
            findings.add(Message.A01_NO_GLOBALLY_REACHABLE_ADDR);                                       // 9
        }
    }

    private static void report(Map<Category, SortedSet<NameServer>> byCategory, Category category, Message tag,
                               Findings findings) {
        if (byCategory.containsKey(category)) {
            findings.add(tag, ServerArgs.servers(byCategory.get(category)));
        }
    }
}
