package dev.gonemaster.engine.testcase.consistency;

import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.MNAME;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.DEBUG;
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

/// consistency06: all name servers give the same SOA MNAME.
/// Specification: Zonemaster v2025.2, Consistency-TP/consistency06.md.
/// Sources: RFC 1034 section 4.2.1, RFC 1035 section 3.3.13.
/// Silent servers belong to Connectivity01.
final class Consistency06 implements Testcase {
    enum Message implements Tag {
        ONE_SOA_MNAME(INFO, MNAME),
        MULTIPLE_SOA_MNAMES(NOTICE, COUNT),
        /// Who says what, as the reference adds where servers differ.
        SOA_MNAME(DEBUG, MNAME, SERVERS);

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
                SoaField.serversBy(SOARecord::getHost, zone, findings);                         // 1 to 4
        if (servers.size() == 1) {
            findings.add(Message.ONE_SOA_MNAME, MNAME.of(servers.firstKey()));                  // 5
        }
        if (servers.size() > 1) {
            findings.add(Message.MULTIPLE_SOA_MNAMES, COUNT.of((long) servers.size()));         // 6
            servers.forEach((mname, who) ->
                    findings.add(Message.SOA_MNAME, MNAME.of(mname), ServerArgs.servers(who)));
        }
    }
}
