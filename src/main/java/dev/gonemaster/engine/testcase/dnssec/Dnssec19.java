package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ALGO_DESCR;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.BLOCKLIST_NAME;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SUBTEST;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.DnskeyAlgorithm;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.weakkeys.Blocklist;
import dev.gonemaster.engine.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Type;

/// dnssec19: no DNSKEY record holds a key whose private half is known or can be computed.
/// Specification: gonemaster, tests/dnssec/dnssec19.md.
/// Keys that cannot be read are passed over: Dnssec14 and the validating testcases tell of them.
final class Dnssec19 implements Testcase {
    /// Different keys that are judged; a zone in the middle of every rollover at once has a dozen.
    static final int KEYS_MAX = 64;

    enum Message implements Tag {
        DS19_BADKEY_BLOCKLIST(ERROR, SERVERS, KEYTAG, ALGO_NUM, ALGO_DESCR, BLOCKLIST_NAME),
        DS19_BADKEY_FERMAT(ERROR, SERVERS, KEYTAG, ALGO_NUM, ALGO_DESCR),
        DS19_BADKEY_PATTERN(ERROR, SERVERS, KEYTAG, ALGO_NUM, ALGO_DESCR),
        DS19_BADKEY_ROCA(ERROR, SERVERS, KEYTAG, ALGO_NUM, ALGO_DESCR),
        DS19_BADKEY_RSA_INVALID(ERROR, SERVERS, KEYTAG, ALGO_NUM, ALGO_DESCR, SUBTEST),
        DS19_BADKEY_SMALL_D(ERROR, SERVERS, KEYTAG, ALGO_NUM, ALGO_DESCR),
        DS19_BADKEY_SMALL_FACTORS(ERROR, SERVERS, KEYTAG, ALGO_NUM, ALGO_DESCR),
        DS19_BLOCKLIST_NOT_FOUND(NOTICE),
        DS19_KEY_OK(INFO, SERVERS, KEYTAG, ALGO_NUM, ALGO_DESCR),
        DS19_NO_DNSKEY(INFO, SERVERS),
        DS19_NO_RESPONSE(WARNING, SERVERS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// The sets of step 4.
    private record Sets(SortedSet<NameServer> ignored, SortedSet<NameServer> withoutKeys,
                        SortedMap<DNSKEYRecord, SortedSet<NameServer>> serversByKey) {
        Sets() {
            this(new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
        }
    }

    @Override
    public Module module() {
        return Module.DNSSEC;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        var sets = new Sets();
        var outcomes = zone.dns().askAll(zone.nameServers(), Query.dnssec(zone.name(), Type.DNSKEY));   // 3
        outcomes.forEach((server, outcome) -> sort(server, outcome, sets, findings));                   // 4
        if (!sets.serversByKey().isEmpty()) {
            report(sets.serversByKey(), zone.blocklist(), findings);                                    // 2
            return;
        }
        if (!sets.withoutKeys().isEmpty()) {
            findings.add(Message.DS19_NO_DNSKEY, ServerArgs.servers(sets.withoutKeys()));               // 9
            return;
        }
        if (!sets.ignored().isEmpty()) {
            findings.add(Message.DS19_NO_RESPONSE, ServerArgs.servers(sets.ignored()));                 // 8
        }
    }

    private static void sort(NameServer server, Outcome outcome, Sets sets, Findings findings) {
        switch (outcome) {
            case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.DNSKEY, skipped);
            case NoResponse _ -> sets.ignored().add(server);
            case Response r when !r.noError() || !r.authoritative() -> sets.ignored().add(server);
            case Response r when r.answer().isEmpty() -> sets.withoutKeys().add(server);
            case Response r -> r.answer().stream().map(DNSKEYRecord.class::cast).forEach(dnskey ->
                    sets.serversByKey().computeIfAbsent(dnskey, _ -> new TreeSet<>()).add(server));
        }
    }

    private static void report(SortedMap<DNSKEYRecord, SortedSet<NameServer>> serversByKey,
                               Optional<Blocklist> blocklist, Findings findings) {
        if (blocklist.isEmpty()) {
            findings.add(Message.DS19_BLOCKLIST_NOT_FOUND);                                             // 5
        }
        var dnskeys = serversByKey.keySet().stream().limit(KEYS_MAX).toList();
        var serversByVerdict = new TreeMap<KeyVerdict, SortedSet<NameServer>>();
        KeyVerdict.of(dnskeys, blocklist).forEach((dnskey, verdicts) -> verdicts.forEach(verdict ->
                serversByVerdict.computeIfAbsent(verdict, _ -> new TreeSet<>()).addAll(serversByKey.get(dnskey))));
        serversByVerdict.forEach((verdict, servers) -> report(verdict, servers, findings));             // 6, 7
    }

    private static void report(KeyVerdict verdict, SortedSet<NameServer> servers, Findings findings) {
        var args = new ArrayList<Arg>(List.of(ServerArgs.servers(servers), KEYTAG.of((long) verdict.keytag()),
                ALGO_NUM.of((long) verdict.algorithm()),
                ALGO_DESCR.of(DnskeyAlgorithm.of(verdict.algorithm()).description())));
        switch (verdict.tag()) {
            case DS19_BADKEY_BLOCKLIST -> args.add(BLOCKLIST_NAME.of(verdict.detail()));
            case DS19_BADKEY_RSA_INVALID -> args.add(SUBTEST.of(verdict.detail()));
            default -> { }
        }
        findings.add(verdict.tag(), args.toArray(Arg[]::new));
    }
}
