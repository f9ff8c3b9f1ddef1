package dev.gonemaster.engine.testcase.consistency;

import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.RNAME;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;

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
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.xbill.DNS.Name;
import org.xbill.DNS.SOARecord;

/// consistency02: all name servers give the same SOA RNAME.
/// Specification: Zonemaster v2025.2, Consistency-TP/consistency02.md.
/// Sources: RFC 1034 section 4.2.1, RFC 1035 section 3.3.13.
/// Silent servers belong to Connectivity01.
final class Consistency02 implements Testcase {
    enum Message implements Tag {
        ONE_SOA_RNAME(INFO, RNAME),
        MULTIPLE_SOA_RNAMES(NOTICE, COUNT),
        /// Who says what, as the reference adds where servers differ.
        SOA_RNAME(INFO, RNAME, SERVERS);

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
        return Module.CONSISTENCY;
    }

    @Override
    public List<Tag> tags() {
        return SoaField.tagsWith(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        SortedMap<Name, SortedSet<NameServer>> servers =
                SoaField.serversBy(SOARecord::getAdmin, zone, findings);                        // 1 to 5
        if (servers.size() == 1) {
            findings.add(Message.ONE_SOA_RNAME, RNAME.of(servers.firstKey()));                  // 6
        }
        if (servers.size() > 1) {
            findings.add(Message.MULTIPLE_SOA_RNAMES, COUNT.of((long) servers.size()));         // 7
            servers.forEach((rname, who) ->
                    findings.add(Message.SOA_RNAME, RNAME.of(rname), ServerArgs.servers(who)));
        }
    }
}
