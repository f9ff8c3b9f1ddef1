package dev.gonemaster.engine.testcase.address;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.PTR_NAMES;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;

/// address03: the name that the reverse tree gives for an address of a name server is that server's name.
/// Specification: Zonemaster v2025.2, Address-TP/address03.md.
/// Sources: RFC 1912 section 2.1.
/// Asks no server of the zone; silence of those of the reverse tree is reported here and by Address02.
final class Address03 implements Testcase {
    enum Message implements Tag {
        NAMESERVER_IP_PTR_MATCH(INFO),
        NAMESERVER_IP_PTR_MISMATCH(NOTICE, NS, ADDRESS, PTR_NAMES);

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
    public List<Tag> tags() {
        return List.of(Message.NAMESERVER_IP_PTR_MATCH, Message.NAMESERVER_IP_PTR_MISMATCH,
                ReverseMessage.NAMESERVER_IP_WITHOUT_REVERSE, ReverseMessage.NO_RESPONSE_PTR_QUERY);
    }

    @Override
    public void run(Zone zone, Findings findings) {
        NameServerSet servers = zone.childSide().nameServers().orElse(NameServerSet.EMPTY);             // 1
        List<ReverseNames> found = ReverseNames.of(servers.servers(), zone);                            // 2
        for (ReverseNames each : found) {                                                               // 3
            report(each, findings);
        }
        if (!found.isEmpty() && found.stream().allMatch(ReverseNames::match)) {
            findings.add(Message.NAMESERVER_IP_PTR_MATCH);
        }
    }

    private static void report(ReverseNames reverse, Findings findings) {
        if (reverse.names().isEmpty()) {
            reverse.reportMissing(findings);
            return;
        }
        if (!reverse.match()) {
            findings.add(Message.NAMESERVER_IP_PTR_MISMATCH, NS.of(reverse.server().name()),
                    ADDRESS.of(reverse.server().address()), PTR_NAMES.of(reverse.names()));
        }
    }
}
