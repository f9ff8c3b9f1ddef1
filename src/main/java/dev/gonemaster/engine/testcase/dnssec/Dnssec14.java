package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.ALGO_DESCR;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYSIZE;
import static dev.gonemaster.engine.message.ArgName.KEYSIZEMAX;
import static dev.gonemaster.engine.message.ArgName.KEYSIZEMIN;
import static dev.gonemaster.engine.message.ArgName.KEYSIZEREC;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.DnskeyAlgorithm;
import dev.gonemaster.engine.dnssec.RsaKeySize;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SharedMessage;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Type;

/// dnssec14: the RSA keys of the zone are as long as their algorithms allow, and not shorter than recommended.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec14.md.
/// Sources: RFC 3110, RFC 5155, RFC 5702, NIST SP 800-57 part 1 revision 4 section 5.6.
/// Silent servers belong to Connectivity01, algorithms to Dnssec05. By the "Special procedural requirements" nothing is
/// said where no server has a DNSKEY record.
final class Dnssec14 implements Testcase {
    enum Message implements Tag {
        DNSKEY_SMALLER_THAN_REC(WARNING, ALGO_NUM, ALGO_DESCR, KEYTAG, KEYSIZE, KEYSIZEMIN, KEYSIZEMAX, KEYSIZEREC),
        DNSKEY_TOO_LARGE_FOR_ALGO(ERROR, ALGO_NUM, ALGO_DESCR, KEYTAG, KEYSIZE, KEYSIZEMIN, KEYSIZEMAX, KEYSIZEREC),
        DNSKEY_TOO_SMALL_FOR_ALGO(ERROR, ALGO_NUM, ALGO_DESCR, KEYTAG, KEYSIZE, KEYSIZEMIN, KEYSIZEMAX, KEYSIZEREC),
        KEY_SIZE_OK(INFO),
        NO_RESPONSE_DNSKEY(ERROR, NS, ADDRESS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// A row of "Key Size Table".
    private record Sizes(int min, int max) {
        /// Bits; the same for all algorithms.
        private static final int RECOMMENDED = 2048;
        private static final Map<Integer, Sizes> BY_ALGORITHM = Map.of(
                5, new Sizes(512, 4096),
                7, new Sizes(512, 4096),
                8, new Sizes(512, 4096),
                10, new Sizes(1024, 4096));

        Optional<Message> fault(int size) {
            if (size < min) {
                return Optional.of(Message.DNSKEY_TOO_SMALL_FOR_ALGO);                                  // 5.2
            }
            if (size < RECOMMENDED) {
                return Optional.of(Message.DNSKEY_SMALLER_THAN_REC);                                    // 5.3
            }
            return size > max
                    ? Optional.of(Message.DNSKEY_TOO_LARGE_FOR_ALGO)                                    // 5.3, second
                    : Optional.empty();
        }
    }

    /// An RSA key as this testcase tells keys apart; ordered as it is reported.
    private record Key(int keytag, int algorithm, int size) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::keytag).thenComparing(Key::algorithm).thenComparing(Key::size);

        static Key of(DNSKEYRecord dnskey) {
            return new Key(dnskey.getFootprint(), dnskey.getAlgorithm(), RsaKeySize.bits(dnskey));
        }

        Sizes sizes() {
            return Sizes.BY_ALGORITHM.get(algorithm);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Answers(SortedSet<NameServer> silent, SortedSet<NameServer> withoutKeys,
                           List<DNSKEYRecord> dnskeys) {
        Answers() {
            this(new TreeSet<>(), new TreeSet<>(), new ArrayList<>());
        }
    }

    @Override
    public Module module() {
        return Module.DNSSEC;
    }

    @Override
    public List<Tag> tags() {
        var tags = new ArrayList<Tag>(List.of(SharedMessage.NO_RESPONSE));
        tags.addAll(List.of(Message.values()));
        return SkippedQuestion.tagsAfter(tags.toArray(Tag[]::new));
    }

    @Override
    public void run(Zone zone, Findings findings) {
        var answers = new Answers();                                                                    // 3
        zone.dns().askAll(zone.nameServers(), Query.dnssec(zone.name(), Type.DNSKEY))                   // 1, 2, 4.1
                .forEach((server, outcome) -> sort(server, outcome, answers, findings));
        if (answers.dnskeys().isEmpty()) {
            return;
        }
        answers.silent().forEach(server -> report(findings, SharedMessage.NO_RESPONSE, server));        // 4.2
        answers.withoutKeys().forEach(server -> report(findings, Message.NO_RESPONSE_DNSKEY, server));  // 4.3
        boolean allGood = answers.withoutKeys().isEmpty();
        for (Key key : rsaKeys(answers.dnskeys())) {                                                    // 5
            Optional<Message> fault = key.sizes().fault(key.size());
            fault.ifPresent(tag -> report(findings, tag, key));
            allGood &= fault.isEmpty();
        }
        if (allGood) {
            findings.add(Message.KEY_SIZE_OK);                                                          // 6
        }
    }

    private static void sort(NameServer server, Outcome outcome, Answers answers, Findings findings) {
        switch (outcome) {
            case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.DNSKEY, skipped);
            case NoResponse _ -> answers.silent().add(server);
            case Response r when r.answer().isEmpty() -> answers.withoutKeys().add(server);
            case Response r -> answers.dnskeys().addAll(SignedRrset.answer(r).keys());                  // 4.4
        }
    }

    private static SortedSet<Key> rsaKeys(List<DNSKEYRecord> dnskeys) {
        return dnskeys.stream().filter(dnskey -> Sizes.BY_ALGORITHM.containsKey(dnskey.getAlgorithm())) // 5.1
                .map(Key::of).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void report(Findings findings, Tag tag, NameServer server) {
        findings.add(tag, NS.of(server.name()), ADDRESS.of(server.address()));
    }

    private static void report(Findings findings, Message tag, Key key) {
        findings.add(tag, ALGO_NUM.of((long) key.algorithm()),
                ALGO_DESCR.of(DnskeyAlgorithm.of(key.algorithm()).description()), KEYTAG.of((long) key.keytag()),
                KEYSIZE.of((long) key.size()), KEYSIZEMIN.of((long) key.sizes().min()),
                KEYSIZEMAX.of((long) key.sizes().max()), KEYSIZEREC.of((long) Sizes.RECOMMENDED));
    }
}
