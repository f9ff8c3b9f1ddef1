package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.INT;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
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
import dev.gonemaster.engine.dnssec.Nsec3Parameters;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.ServersByFinding;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// dnssec03: the parameters of NSEC3 are those that are recommended, and the same on every server.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec03.md.
/// Sources: RFC 5155 sections 3 and 11, RFC 9276 section 3.1.
final class Dnssec03 implements Testcase {
    enum Message implements Tag {
        DS03_ERROR_RESPONSE_NSEC_QUERY(ERROR, SERVERS),
        DS03_ERR_MULT_NSEC3(ERROR, SERVERS),
        DS03_ILLEGAL_HASH_ALGO(ERROR, SERVERS, ALGO_NUM),
        DS03_ILLEGAL_ITERATION_VALUE(WARNING, SERVERS, INT),
        DS03_ILLEGAL_SALT_LENGTH(WARNING, SERVERS, INT),
        DS03_INCONSISTENT_HASH_ALGO(ERROR),
        DS03_INCONSISTENT_ITERATION(ERROR),
        DS03_INCONSISTENT_NSEC3_FLAGS(ERROR),
        DS03_INCONSISTENT_SALT_LENGTH(ERROR),
        DS03_LEGAL_EMPTY_SALT(INFO, SERVERS),
        DS03_LEGAL_HASH_ALGO(INFO, SERVERS),
        DS03_LEGAL_ITERATION_VALUE(INFO, SERVERS),
        DS03_NO_DNSSEC_SUPPORT(NOTICE, SERVERS),
        DS03_NO_NSEC3(INFO, SERVERS),
        DS03_NO_RESPONSE_NSEC_QUERY(ERROR, SERVERS),
        DS03_NSEC3_OPT_OUT_DISABLED(INFO, SERVERS),
        DS03_NSEC3_OPT_OUT_ENABLED_NON_TLD(NOTICE, SERVERS),
        DS03_NSEC3_OPT_OUT_ENABLED_TLD(INFO, SERVERS),
        DS03_SERVER_NO_DNSSEC_SUPPORT(ERROR, SERVERS),
        DS03_SERVER_NO_NSEC3(ERROR, SERVERS),
        DS03_UNASSIGNED_FLAG_USED(ERROR, SERVERS, INT);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// A parameter of which one value is legal.
    private enum Parameter {
        HASH_ALGO(NSEC3Record::getHashAlgorithm, ALGO_NUM, NSEC3Record.SHA1_DIGEST_ID, Message.DS03_LEGAL_HASH_ALGO,
                Message.DS03_ILLEGAL_HASH_ALGO, Message.DS03_INCONSISTENT_HASH_ALGO),
        ITERATION(NSEC3Record::getIterations, INT, 0, Message.DS03_LEGAL_ITERATION_VALUE,
                Message.DS03_ILLEGAL_ITERATION_VALUE, Message.DS03_INCONSISTENT_ITERATION),
        SALT_LENGTH(record -> Nsec3Parameters.of(record).saltLength(), INT, 0, Message.DS03_LEGAL_EMPTY_SALT,
                Message.DS03_ILLEGAL_SALT_LENGTH, Message.DS03_INCONSISTENT_SALT_LENGTH);

        private final ToIntFunction<NSEC3Record> field;
        private final ArgName<Long> name;
        private final int legal;
        private final Message legalTag;
        private final Message illegalTag;
        private final Message inconsistentTag;

        Parameter(ToIntFunction<NSEC3Record> field, ArgName<Long> name, int legal, Message legalTag,
                  Message illegalTag, Message inconsistentTag) {
            this.field = field;
            this.name = name;
            this.legal = legal;
            this.legalTag = legalTag;
            this.illegalTag = illegalTag;
            this.inconsistentTag = inconsistentTag;
        }
    }

    /// The sets of step 5. Those of steps 5.6 to 5.9 are fields of `nsec3`, the first record of each server (6.9.3 to
    /// 6.9.6).
    private record Sets(SortedSet<NameServer> withoutKeys, SortedSet<NameServer> withKeys,
                        SortedSet<NameServer> withoutNsec3, SortedMap<NameServer, NSEC3Record> nsec3,
                        ServersByFinding faults) {
        Sets() {
            this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeMap<>(),
                    new ServersByFinding(ServerArgs::servers));
        }
    }

    private static final int FLAG_COUNT = Byte.SIZE;
    /// Bits are counted from the most significant one, as RFC 5155 section 3.2 draws them.
    private static final int OPT_OUT = FLAG_COUNT - 1;
    /// Of a top-level domain, the root counted.
    private static final int TLD_LABELS = 2;

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
        var sets = new Sets();                                                                          // 5
        AuthoritativeResponses.of(zone, zone.nameServers(), Type.DNSKEY, findings)                      // 6.1, 6.2
                .forEach((server, response) -> (response.answer().isEmpty()
                        ? sets.withoutKeys()                                                            // 6.3
                        : sets.withKeys()).add(server));                                                // 6.4
        zone.dns().askAll(sets.withKeys(), Query.dnssec(zone.name(), Type.NSEC))                        // 6.5
                .forEach((server, outcome) -> sort(server, outcome, sets, findings));
        reportMissing(sets.withKeys().isEmpty() ? Message.DS03_NO_DNSSEC_SUPPORT                        // 7
                : Message.DS03_SERVER_NO_DNSSEC_SUPPORT, sets.withoutKeys(), findings);                 // 8
        reportMissing(sets.nsec3().isEmpty() ? Message.DS03_NO_NSEC3                                    // 9
                : Message.DS03_SERVER_NO_NSEC3, sets.withoutNsec3(), findings);                         // 10
        sets.faults().report(findings, Message.DS03_ERR_MULT_NSEC3);                                    // 11
        report(Parameter.HASH_ALGO, sets.nsec3(), findings);                                            // 12
        reportFlags(zone, byValue(sets.nsec3(), NSEC3Record::getFlags), findings);                      // 13
        report(Parameter.ITERATION, sets.nsec3(), findings);                                            // 14
        report(Parameter.SALT_LENGTH, sets.nsec3(), findings);                                          // 15
        sets.faults().report(findings, Message.DS03_NO_RESPONSE_NSEC_QUERY,                             // 16
                Message.DS03_ERROR_RESPONSE_NSEC_QUERY);                                                // 17
    }

    private static void sort(NameServer server, Outcome outcome, Sets sets, Findings findings) {
        switch (outcome) {
            case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.NSEC, skipped);
            case NoResponse _ -> sets.faults().add(server, Message.DS03_NO_RESPONSE_NSEC_QUERY);        // 6.6
            case Response r when !r.noError() || !r.authoritative() ->
                    sets.faults().add(server, Message.DS03_ERROR_RESPONSE_NSEC_QUERY);                  // 6.7
            case Response r -> sort(server, r.section(Section.AUTHORITY, Type.NSEC3), sets);
        }
    }

    private static void sort(NameServer server, List<Record> nsec3, Sets sets) {
        if (nsec3.isEmpty()) {
            sets.withoutNsec3().add(server);                                                            // 6.8
            return;
        }
        if (nsec3.size() > 1) {
            sets.faults().add(server, Message.DS03_ERR_MULT_NSEC3);                                     // 6.9.1
        }
        sets.nsec3().put(server, (NSEC3Record) nsec3.getFirst());                                       // 6.9.2
    }

    private static void reportMissing(Message tag, SortedSet<NameServer> servers, Findings findings) {
        if (!servers.isEmpty()) {
            findings.add(tag, ServerArgs.servers(servers));
        }
    }

    private static void report(Parameter parameter, SortedMap<NameServer, NSEC3Record> nsec3, Findings findings) {
        SortedMap<Integer, SortedSet<NameServer>> values = byValue(nsec3, parameter.field);
        if (values.size() > 1) {
            findings.add(parameter.inconsistentTag);                                              // 12.1, 14.1, 15.1
        }
        values.forEach((value, servers) -> {                                                      // 12.2, 14.2, 15.2
            if (value == parameter.legal) {
                findings.add(parameter.legalTag, ServerArgs.servers(servers));
            } else {
                findings.add(parameter.illegalTag, ServerArgs.servers(servers), parameter.name.of(value.longValue()));
            }
        });
    }

    private static void reportFlags(Zone zone, SortedMap<Integer, SortedSet<NameServer>> values, Findings findings) {
        if (values.size() > 1) {
            findings.add(Message.DS03_INCONSISTENT_NSEC3_FLAGS);                                        // 13.1
        }
        Message optOut = zone.name().labels() <= TLD_LABELS
                ? Message.DS03_NSEC3_OPT_OUT_ENABLED_TLD                                                // 13.2.2.1
                : Message.DS03_NSEC3_OPT_OUT_ENABLED_NON_TLD;                                           // 13.2.2.2
        values.forEach((flags, servers) -> {                                                            // 13.2
            for (int bit = 0; bit < OPT_OUT; bit++) {
                if (isSet(flags, bit)) {
                    findings.add(Message.DS03_UNASSIGNED_FLAG_USED, ServerArgs.servers(servers),
                            INT.of((long) bit));                                                        // 13.2.1
                }
            }
            findings.add(isSet(flags, OPT_OUT) ? optOut : Message.DS03_NSEC3_OPT_OUT_DISABLED,
                    ServerArgs.servers(servers));                                                       // 13.2.3
        });
    }

    private static boolean isSet(int flags, int bit) {
        return (flags >> FLAG_COUNT - 1 - bit & 1) != 0;
    }

    private static SortedMap<Integer, SortedSet<NameServer>> byValue(SortedMap<NameServer, NSEC3Record> nsec3,
                                                                     ToIntFunction<NSEC3Record> field) {
        var values = new TreeMap<Integer, SortedSet<NameServer>>();
        nsec3.forEach((server, record) ->
                values.computeIfAbsent(field.applyAsInt(record), _ -> new TreeSet<>()).add(server));
        return values;
    }
}
