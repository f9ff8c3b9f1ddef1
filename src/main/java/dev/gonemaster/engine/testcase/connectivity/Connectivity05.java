package dev.gonemaster.engine.testcase.connectivity;

import static dev.gonemaster.engine.message.ArgName.PAYLOAD;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SIZE;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.testcase.connectivity.DnskeyDelivery.Observation;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.xbill.DNS.Type;

/// connectivity05: the answer to the DNSKEY query, the largest that a signed zone gives every day, comes over UDP.
/// Specification: none of Zonemaster; Gonemaster 1.7, connectivity05.
/// Sources: RFC 6891 section 6.2.5, RFC 7766 section 5.
/// Servers that are silent whatever the size belong to Connectivity01, failures over TCP to Connectivity02, what the
/// answer holds to the module DNSSEC.
final class Connectivity05 implements Testcase {
    enum Message implements Tag {
        CN05_ANSWER_FITS_UDP(INFO, SIZE, PAYLOAD, QUERY_TYPE, SERVERS),
        CN05_ANSWER_NEEDS_TCP(NOTICE, SIZE, PAYLOAD, QUERY_TYPE, SERVERS),
        CN05_LARGE_ANSWER_DELIVERED_UDP(INFO, SIZE, PAYLOAD, QUERY_TYPE, SERVERS),
        CN05_LARGE_ANSWER_NO_UDP_ANSWER(WARNING, SIZE, PAYLOAD, QUERY_TYPE, SERVERS),
        CN05_SERVER_CAPS_UDP_ANSWER(INFO, SIZE, PAYLOAD, QUERY_TYPE, SERVERS),
        CN05_UDP_LOSS_SIZE_DEPENDENT(WARNING, SIZE, PAYLOAD, QUERY_TYPE, SERVERS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// What servers that are reported together have in common.
    private record Group(Message tag, int size, int payload) implements Comparable<Group> {
        private static final Comparator<Group> ORDER = Comparator.comparing(Group::tag)
                .thenComparingInt(Group::size).thenComparingInt(Group::payload);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    @Override
    public Module module() {
        return Module.CONNECTIVITY;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        SortedSet<NameServer> servers = zone.childSide().nameServers().orElse(NameServerSet.EMPTY).servers();
        Query reference = Query.dnssec(zone.name(), Type.DNSKEY);
        Map<NameServer, Outcome> outcomes = zone.dns().askAllWithoutFallback(servers, reference);       // 2.2
        var tasks = new ArrayList<Supplier<List<Observation>>>();
        outcomes.forEach((server, outcome) -> {
            if (outcome instanceof NotAsked skipped) {
                SkippedQuestion.report(findings, server, Type.DNSKEY, skipped);                         // 2.1
            }
            tasks.add(() -> new DnskeyDelivery(zone.dns(), server, reference).observe(outcome));
        });
        List<Observation> observed = zone.dns().inParallel(tasks).stream().flatMap(List::stream).toList(); // 2
        grouped(observed).forEach((group, members) -> findings.add(group.tag, SIZE.of((long) group.size),
                PAYLOAD.of((long) group.payload), QUERY_TYPE.of(Type.DNSKEY), ServerArgs.servers(members))); // 3
    }

    /// Answers that fit are one group, whatever their size; it has the largest.
    private static SortedMap<Group, SortedSet<NameServer>> grouped(List<Observation> observed) {
        int largest = observed.stream().filter(Connectivity05::fits).mapToInt(Observation::size).max().orElse(0);
        var groups = new TreeMap<Group, SortedSet<NameServer>>();
        for (Observation each : observed) {
            var group = new Group(each.tag(), fits(each) ? largest : each.size(), each.payload());
            groups.computeIfAbsent(group, _ -> new TreeSet<>()).add(each.server());
        }
        return groups;
    }

    private static boolean fits(Observation observation) {
        return observation.tag() == Message.CN05_ANSWER_FITS_UDP;
    }
}
