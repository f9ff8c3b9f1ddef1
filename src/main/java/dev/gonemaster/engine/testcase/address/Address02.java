package dev.gonemaster.engine.testcase.address;

import static dev.gonemaster.engine.message.Level.INFO;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;

/// address02: every address of a name server has a name in the reverse tree.
/// Specification: Zonemaster v2025.2, Address-TP/address02.md.
/// Sources: RFC 1912 section 2.1, RFC 1035 section 3.5, RFC 3596 section 2.5.
/// Asks no server of the zone; silence of those of the reverse tree is reported here.
final class Address02 implements Testcase {
    enum Message implements Tag {
        NAMESERVERS_IP_WITH_REVERSE(INFO);

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
        return List.of(Message.NAMESERVERS_IP_WITH_REVERSE, ReverseMessage.NAMESERVER_IP_WITHOUT_REVERSE,
                ReverseMessage.NO_RESPONSE_PTR_QUERY);
    }

    @Override
    public void run(Zone zone, Findings findings) {
        List<ReverseNames> found = ReverseNames.of(zone.nameServers(), zone);                           // 1 to 3
        List<ReverseNames> nameless = found.stream().filter(each -> each.names().isEmpty()).toList();
        nameless.forEach(each -> each.reportMissing(findings));                                         // 4
        if (nameless.isEmpty() && !found.isEmpty()) {
            findings.add(Message.NAMESERVERS_IP_WITH_REVERSE);
        }
    }
}
