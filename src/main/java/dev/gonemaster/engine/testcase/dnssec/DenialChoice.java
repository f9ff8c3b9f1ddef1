package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.NSEC3_SERVERS;
import static dev.gonemaster.engine.message.ArgName.NSEC_SERVERS;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.ServerArg;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// dnssec10, steps 10 to 15 and 44: which servers have chosen NSEC, which NSEC3, and whether they agree with themselves
/// and with one another. Not thread-safe.
final class DenialChoice {
    /// What a server does that only a zone with NSEC, or with NSEC3, has it do.
    enum Sign {
        NSEC_IN_ANSWER, NSEC_NODATA, NSEC3PARAM_IN_ANSWER, NSEC3_NODATA;

        private static final Set<Sign> OF_NSEC = EnumSet.of(NSEC_IN_ANSWER, NSEC_NODATA);
        private static final Set<Sign> OF_NSEC3 = EnumSet.of(NSEC3PARAM_IN_ANSWER, NSEC3_NODATA);
    }

    private final SortedMap<NameServer, Set<Sign>> signs = new TreeMap<>();
    private final Set<NameServer> leftOut = new HashSet<>();

    void add(NameServer server, Sign sign) {
        signs.computeIfAbsent(server, _ -> EnumSet.noneOf(Sign.class)).add(sign);
    }

    /// The server was not asked everything, so that nothing can be said about its choice.
    void leaveOut(NameServer server) {
        leftOut.add(server);
    }

    void report(Findings findings) {
        signs.keySet().removeAll(leftOut);
        List<NameServer> nsec = servers(all -> Sign.OF_NSEC.containsAll(all));
        List<NameServer> nsec3 = servers(all -> Sign.OF_NSEC3.containsAll(all));
        List<NameServer> mixed = servers(all -> !Sign.OF_NSEC.containsAll(all) && !Sign.OF_NSEC3.containsAll(all));
        report(Message.DS10_INCONSISTENT_NSEC, halfHearted(nsec), findings);                            // 10
        report(Message.DS10_INCONSISTENT_NSEC3, halfHearted(nsec3), findings);                          // 11
        report(Message.DS10_MIXED_NSEC_NSEC3, mixed, findings);                                         // 12
        if (mixed.isEmpty() && nsec3.isEmpty()) {
            report(Message.DS10_HAS_NSEC, nsec, findings);                                              // 13
        }
        if (mixed.isEmpty() && nsec.isEmpty()) {
            report(Message.DS10_HAS_NSEC3, nsec3, findings);                                            // 14
        }
        if (!nsec.isEmpty() && !nsec3.isEmpty()) {
            findings.add(Message.DS10_INCONSISTENT_NSEC_NSEC3, NSEC_SERVERS.of(published(nsec)),
                    NSEC3_SERVERS.of(published(nsec3)));                                                // 15
        }
    }

    /// @param signed the servers that give keys
    void reportMissing(Collection<NameServer> signed, Findings findings) {
        report(Message.DS10_EXPECTED_NSEC_NSEC3_MISSING, signed.stream()
                .filter(server -> !leftOut.contains(server) && !signs.containsKey(server)).toList(), findings); // 44
    }

    /// Those of servers with one choice that show only one of its two signs.
    private List<NameServer> halfHearted(List<NameServer> servers) {
        return servers.stream().filter(server -> signs.get(server).size() == 1).toList();
    }

    private List<NameServer> servers(Predicate<Set<Sign>> with) {
        return signs.keySet().stream().filter(server -> with.test(signs.get(server))).toList();
    }

    private static List<ServerArg> published(List<NameServer> servers) {
        return servers.stream().map(NameServer::toArg).toList();
    }

    private static void report(Message tag, List<NameServer> servers, Findings findings) {
        if (!servers.isEmpty()) {
            findings.add(tag, ServerArgs.servers(servers));
        }
    }
}
