package dev.gonemaster.engine.testcase.connectivity;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.ASN;
import static dev.gonemaster.engine.message.ArgName.ASNS;
import static dev.gonemaster.engine.message.ArgName.DATA;
import static dev.gonemaster.engine.message.ArgName.PREFIXES;
import static dev.gonemaster.engine.message.Level.DEBUG;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.asn.AsnAnswer;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// connectivity03: the addresses of the name servers are announced by more than one autonomous system.
/// Specification: Zonemaster v2025.2, Connectivity-TP/connectivity03.md.
/// Sources: RFC 2182 section 3.1, RFC 1930.
/// Asks no name server of the zone; an address that the database does not know counts for nothing.
final class Connectivity03 implements Testcase {
    enum Message implements Tag {
        EMPTY_ASN_SET(NOTICE, ADDRESS),
        ERROR_ASN_DATABASE(NOTICE, ADDRESS),
        IPV4_ONE_ASN(WARNING, ASN),
        IPV4_SAME_ASN(NOTICE, ASNS),
        IPV4_DIFFERENT_ASN(INFO, ASNS),
        IPV6_ONE_ASN(WARNING, ASN),
        IPV6_SAME_ASN(NOTICE, ASNS),
        IPV6_DIFFERENT_ASN(INFO, ASNS),
        // Beyond the specification's table; default levels are those of the reference's profile.
        ASN_INFOS_RAW(DEBUG, ADDRESS, DATA),
        ASN_INFOS_ANNOUNCE_BY(DEBUG, ADDRESS, ASNS),
        ASN_INFOS_ANNOUNCE_IN(DEBUG, ADDRESS, PREFIXES);

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
    private record Verdicts(Message one, Message same, Message different) {
        static final Verdicts IPV4 = new Verdicts(Message.IPV4_ONE_ASN, Message.IPV4_SAME_ASN,
                Message.IPV4_DIFFERENT_ASN);
        static final Verdicts IPV6 = new Verdicts(Message.IPV6_ONE_ASN, Message.IPV6_SAME_ASN,
                Message.IPV6_DIFFERENT_ASN);
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
        Map<InetAddress, AsnAnswer> answers = Announcers.of(zone.nameServers(), zone);                  // 1, 2
        var ipv4 = new HashSet<SortedSet<Long>>();
        var ipv6 = new HashSet<SortedSet<Long>>();
        answers.forEach((address, answer) -> {
            report(address, answer, findings);
            if (answer.code() == AsnAnswer.Code.AS_FOUND) {
                (address instanceof Inet4Address ? ipv4 : ipv6).add(answer.asns());
            }
        });
        judge(ipv4, Verdicts.IPV4, findings);                                                           // 3
        judge(ipv6, Verdicts.IPV6, findings);                                                           // 4
    }

    private static void report(InetAddress address, AsnAnswer answer, Findings findings) {
        switch (answer.code()) {
            case EMPTY_ASN_SET -> findings.add(Message.EMPTY_ASN_SET, ADDRESS.of(address));
            case ERROR_ASN_DATABASE -> findings.add(Message.ERROR_ASN_DATABASE, ADDRESS.of(address));
            case AS_FOUND -> {
                findings.add(Message.ASN_INFOS_RAW, ADDRESS.of(address), DATA.of(answer.raw()));
                findings.add(Message.ASN_INFOS_ANNOUNCE_BY, ADDRESS.of(address), ASNS.of(answer.asns()));
                findings.add(Message.ASN_INFOS_ANNOUNCE_IN, ADDRESS.of(address),
                        PREFIXES.of(List.of(answer.prefix())));
            }
        }
    }

    private static void judge(Set<SortedSet<Long>> sets, Verdicts tags, Findings findings) {
        if (sets.isEmpty()) {
            return;                                                                                     // .1
        }
        var all = new TreeSet<Long>();
        sets.forEach(all::addAll);
        if (all.size() == 1) {
            findings.add(tags.one(), ASN.of(all.getFirst()));                                           // .2
            return;
        }
        findings.add(sets.size() == 1 ? tags.same() : tags.different(), ASNS.of(all));                  // .3, .4
    }
}
