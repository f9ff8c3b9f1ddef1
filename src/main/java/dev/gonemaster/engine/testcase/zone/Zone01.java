package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SOASERIAL;
import static dev.gonemaster.engine.message.ArgName.SOASERIALS;
import static dev.gonemaster.engine.message.Level.DEBUG;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.NameLookup;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.Name;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/// zone01: the name in SOA MNAME is that of a server that serves the zone and has the newest copy of it.
/// Specification: Zonemaster v2025.2, Zone-TP/zone01.md.
/// Sources: RFC 1035 section 3.3.13, RFC 1982, RFC 1996 section 2, RFC 2136 section 1, RFC 2181 section 7.3.
/// Name servers that give no authoritative SOA answer belong to Connectivity01, unless MNAME names them.
final class Zone01 implements Testcase {
    enum Message implements Tag {
        Z01_MNAME_HAS_LOCALHOST_ADDR(NOTICE, NS, ADDRESS),
        Z01_MNAME_IS_DOT(NOTICE, ADDRESSES),
        Z01_MNAME_IS_LOCALHOST(NOTICE, ADDRESSES),
        Z01_MNAME_IS_MASTER(DEBUG, SERVERS),
        Z01_MNAME_MISSING_SOA_RECORD(NOTICE, NS, ADDRESS),
        Z01_MNAME_NO_RESPONSE(NOTICE, NS, ADDRESS),
        Z01_MNAME_NOT_AUTHORITATIVE(NOTICE, NS, ADDRESS),
        Z01_MNAME_NOT_IN_NS_LIST(INFO, NS),
        Z01_MNAME_NOT_MASTER(NOTICE, SERVERS, SOASERIAL, SOASERIALS),
        Z01_MNAME_NOT_RESOLVE(NOTICE, NS),
        Z01_MNAME_UNEXPECTED_RCODE(NOTICE, NS, ADDRESS, RCODE);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final Name LOCALHOST = Name.fromConstantString("localhost.");
    private static final Set<InetAddress> LOCALHOST_ADDRESSES =
            Set.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));

    /// What the SOA records of the zone's servers say: the sets of step 2.
    private record Apex(SortedSet<Name> mnames, SortedSet<Long> serials, SortedSet<NameServer> localhost,
                        SortedSet<NameServer> dot) {
        Apex() {
            this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        }

        void add(NameServer server, SOARecord soa) {
            if (soa.getHost().equals(LOCALHOST)) {
                localhost.add(server);                                                              // 4.3.1
            } else if (soa.getHost().equals(Name.root)) {
                dot.add(server);                                                                    // 4.3.2
            } else {
                mnames.add(soa.getHost());                                                          // 4.3.3
            }
            serials.add(soa.getSerial());                                                           // 4.4
        }
    }

    @Override
    public Module module() {
        return Module.ZONE;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Apex apex = apex(zone, findings);
        if (!apex.localhost().isEmpty()) {
            findings.add(Message.Z01_MNAME_IS_LOCALHOST, ServerArgs.addresses(apex.localhost()));   // 5
        }
        if (!apex.dot().isEmpty()) {
            findings.add(Message.Z01_MNAME_IS_DOT, ServerArgs.addresses(apex.dot()));               // 6
        }
        SortedSet<Name> ns = zone.childSide().nameServers().orElse(NameServerSet.EMPTY).names();    // 8
        var masters = new TreeMap<NameServer, Long>();
        for (Name mname : apex.mnames()) {                                                          // 9
            if (!ns.contains(mname)) {
                findings.add(Message.Z01_MNAME_NOT_IN_NS_LIST, NS.of(mname));                       // 9.1
            }
            masters.putAll(serials(zone, mname, findings));
        }
        compare(masters, apex.serials(), findings);
    }

    private static Apex apex(Zone zone, Findings findings) {
        var apex = new Apex();
        zone.dns().askAll(zone.nameServers(), Query.of(zone.name(), Type.SOA))                      // 1, 3, 4.1
                .forEach((server, outcome) -> {
                    switch (outcome) {
                        case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                        case NoResponse _ -> { }                                                    // 4.2.1
                        case Response r when !r.noError() || !r.authoritative() -> { }              // 4.2.2, 4.2.3
                        case Response r when r.answer().isEmpty() -> { }                            // 4.2.4
                        case Response r -> apex.add(server, (SOARecord) r.answer().getFirst());
                    }
                });
        return apex;
    }

    /// The serials at the addresses of the name in MNAME.
    private static SortedMap<NameServer, Long> serials(Zone zone, Name mname, Findings findings) {
        List<NameLookup> lookUps = NameLookup.addresses(zone.dns(), mname);                         // 9.2
        var servers = new TreeSet<NameServer>();
        // "CNAME records are ignored": what an alias leads to is not the server of that name.
        lookUps.stream().filter(lookUp -> !lookUp.alias()).flatMap(lookUp -> lookUp.addresses().stream())
                .forEach(address -> servers.add(new NameServer(mname, address)));
        if (servers.isEmpty() && lookUps.stream().noneMatch(NameLookup::leftOut)) {
            findings.add(Message.Z01_MNAME_NOT_RESOLVE, NS.of(mname));                              // 9.4
        }
        var asked = new ArrayList<NameServer>();
        for (NameServer server : servers) {                                                         // 9.3.1
            if (LOCALHOST_ADDRESSES.contains(server.address())) {
                findings.add(Message.Z01_MNAME_HAS_LOCALHOST_ADDR, server);                         // 9.3.1.1
            } else {
                asked.add(server);
            }
        }
        var serials = new TreeMap<NameServer, Long>();
        zone.dns().askAll(asked, Query.of(zone.name(), Type.SOA))                                   // 9.3.1.2
                .forEach((server, outcome) -> keep(server, outcome, serials, findings));
        return serials;
    }

    private static void keep(NameServer server, Outcome outcome, SortedMap<NameServer, Long> serials,
                             Findings findings) {
        switch (outcome) {
            case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
            case NoResponse _ -> findings.add(Message.Z01_MNAME_NO_RESPONSE, server);               // 9.3.1.2.4
            case Response r when !r.noError() ->
                    findings.add(Message.Z01_MNAME_UNEXPECTED_RCODE, server, RCODE.of(r.rcode()));  // 9.3.1.2.2
            case Response r when r.answer().isEmpty() ->
                    findings.add(Message.Z01_MNAME_MISSING_SOA_RECORD, server);                     // 9.3.1.2.3
            case Response r when !r.authoritative() ->
                    findings.add(Message.Z01_MNAME_NOT_AUTHORITATIVE, server);                      // 9.3.1.2.1.1
            case Response r -> serials.put(server, ((SOARecord) r.answer().getFirst()).getSerial()); // 9.3.1.2.1.2
        }
    }

    private static void compare(SortedMap<NameServer, Long> masters, SortedSet<Long> serials, Findings findings) {
        var notMaster = new TreeMap<NameServer, Long>();
        var isMaster = new TreeSet<NameServer>();
        masters.forEach((server, serial) -> {                                                       // 11
            if (serials.stream().anyMatch(other -> newer(other, serial))) {
                notMaster.put(server, serial);                                                      // 11.1
            } else {
                isMaster.add(server);                                                               // 11.2
            }
        });
        notMaster.values().stream().reduce((one, other) -> newer(other, one) ? other : one)
                .ifPresent(highest -> findings.add(Message.Z01_MNAME_NOT_MASTER,                    // 12
                        ServerArgs.servers(notMaster.keySet()), SOASERIAL.of(highest), SOASERIALS.of(serials)));
        if (!isMaster.isEmpty()) {
            findings.add(Message.Z01_MNAME_IS_MASTER, ServerArgs.servers(isMaster));                // 13
        }
    }

    /// RFC 1982 section 3.2, for serials of 32 bits: greater where the difference, taken as a signed number, is
    /// positive. Half the number circle apart, where there is no order, neither is newer.
    private static boolean newer(long one, long other) {
        int difference = (int) (one - other);
        return difference > 0;
    }
}
