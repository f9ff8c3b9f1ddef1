package dev.gonemaster.engine.testcase.connectivity;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DATA;
import static dev.gonemaster.engine.message.ArgName.PREFIXES;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.DEBUG;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.asn.AsnAnswer;
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
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// connectivity04: the addresses of the name servers are announced in more than one prefix.
/// Specification: Zonemaster v2025.2, Connectivity-TP/connectivity04.md.
/// Sources: RFC 2182 section 3.1.
/// Asks no name server of the zone; the look-up itself, steps of "Prefix lookup methods", is `engine.asn`'s.
final class Connectivity04 implements Testcase {
    enum Message implements Tag {
        CN04_EMPTY_PREFIX_SET(NOTICE, ADDRESS),
        CN04_ERROR_PREFIX_DATABASE(NOTICE, ADDRESS),
        CN04_IPV4_DIFFERENT_PREFIX(INFO, SERVERS),
        CN04_IPV4_SAME_PREFIX(NOTICE, SERVERS, PREFIXES),
        CN04_IPV4_SINGLE_PREFIX(WARNING),
        CN04_IPV6_DIFFERENT_PREFIX(INFO, SERVERS),
        CN04_IPV6_SAME_PREFIX(NOTICE, SERVERS, PREFIXES),
        CN04_IPV6_SINGLE_PREFIX(WARNING),
        // Beyond the specification's table; default levels are those of the reference's profile.
        CN04_ASN_INFOS_RAW(DEBUG, ADDRESS, DATA),
        CN04_ASN_INFOS_ANNOUNCE_IN(DEBUG, ADDRESS, PREFIXES);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// The tags for one address family.
    private record Verdicts(Message different, Message same, Message single) {
        static final Verdicts IPV4 = new Verdicts(Message.CN04_IPV4_DIFFERENT_PREFIX, Message.CN04_IPV4_SAME_PREFIX,
                Message.CN04_IPV4_SINGLE_PREFIX);
        static final Verdicts IPV6 = new Verdicts(Message.CN04_IPV6_DIFFERENT_PREFIX, Message.CN04_IPV6_SAME_PREFIX,
                Message.CN04_IPV6_SINGLE_PREFIX);
    }

    @Override
    public Module module() {
        return Module.CONNECTIVITY;
    }

    @Override
    public List<Message> tags() {
        return List.of(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        SortedSet<NameServer> servers = zone.nameServers();                                             // 2
        Map<InetAddress, AsnAnswer> answers = Announcers.of(servers, zone);                             // 3.1
        answers.forEach((address, answer) -> report(address, answer, findings));
        judge(servers.stream().filter(NameServer::ipv4).toList(), answers, Verdicts.IPV4, findings);    // 4
        judge(servers.stream().filter(server -> !server.ipv4()).toList(), answers, Verdicts.IPV6,
                findings);                                                                              // 5
    }

    private static void report(InetAddress address, AsnAnswer answer, Findings findings) {
        switch (answer.code()) {
            case EMPTY_ASN_SET -> findings.add(Message.CN04_EMPTY_PREFIX_SET, ADDRESS.of(address));
            case ERROR_ASN_DATABASE -> findings.add(Message.CN04_ERROR_PREFIX_DATABASE, ADDRESS.of(address));
            case AS_FOUND -> {
                findings.add(Message.CN04_ASN_INFOS_RAW, ADDRESS.of(address), DATA.of(answer.raw()));
                findings.add(Message.CN04_ASN_INFOS_ANNOUNCE_IN, ADDRESS.of(address),
                        PREFIXES.of(List.of(answer.prefix())));
            }
        }
    }

    private static void judge(List<NameServer> servers, Map<InetAddress, AsnAnswer> answers, Verdicts tags,
                              Findings findings) {
        SortedMap<String, SortedSet<NameServer>> byPrefix = new TreeMap<>();                            // 1, 3.2
        for (NameServer server : servers) {
            AsnAnswer answer = answers.get(server.address());
            if (answer.code() == AsnAnswer.Code.AS_FOUND) {
                byPrefix.computeIfAbsent(answer.prefix(), _ -> new TreeSet<>()).add(server);
            }
        }
        var alone = new TreeSet<NameServer>();
        byPrefix.forEach((prefix, members) -> {
            if (members.size() == 1) {
                alone.addAll(members);
                return;
            }
            findings.add(tags.same(), ServerArgs.servers(members), PREFIXES.of(List.of(prefix)));       // .1
        });
        if (!alone.isEmpty()) {
            findings.add(tags.different(), ServerArgs.servers(alone));                                  // .2
        }
        if (byPrefix.size() == 1 && byPrefix.firstEntry().getValue().size() == servers.size()) {
            findings.add(tags.single());                                                                // .3
        }
    }
}
