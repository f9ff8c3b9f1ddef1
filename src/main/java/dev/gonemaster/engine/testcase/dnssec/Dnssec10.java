package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.NSEC3_SERVERS;
import static dev.gonemaster.engine.message.ArgName.NSEC_SERVERS;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dnssec.SignedRrset;
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
import dev.gonemaster.engine.testcase.dnssec.ApexResponses.Question;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Type;

/// dnssec10: a signed zone proves by NSEC or by NSEC3 what it does not have, by the same on every server, and signed.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec10.md.
/// Sources: RFC 4034 section 4, RFC 4035 section 3.1.3, RFC 5155 sections 3, 4 and 7.2.
final class Dnssec10 implements Testcase {
    enum Message implements Tag {
        DS10_ALGO_NOT_SUPPORTED_BY_ZM(NOTICE, SERVERS, ALGO_MNEMO, ALGO_NUM, KEYTAG),
        DS10_ERR_MULT_NSEC(ERROR, SERVERS),
        DS10_ERR_MULT_NSEC3(ERROR, SERVERS),
        DS10_ERR_MULT_NSEC3PARAM(ERROR, SERVERS),
        DS10_EXPECTED_NSEC_NSEC3_MISSING(ERROR, SERVERS),
        DS10_HAS_NSEC(INFO, SERVERS),
        DS10_HAS_NSEC3(INFO, SERVERS),
        DS10_INCONSISTENT_NSEC(ERROR, SERVERS),
        DS10_INCONSISTENT_NSEC3(ERROR, SERVERS),
        DS10_INCONSISTENT_NSEC_NSEC3(ERROR, NSEC_SERVERS, NSEC3_SERVERS),
        DS10_MIXED_NSEC_NSEC3(ERROR, SERVERS),
        DS10_NSEC3PARAM_GIVES_ERR_ANSWER(ERROR, SERVERS),
        DS10_NSEC3PARAM_MISMATCHES_APEX(ERROR, SERVERS),
        DS10_NSEC3PARAM_QUERY_RESPONSE_ERR(ERROR, SERVERS),
        DS10_NSEC3_ERR_TYPE_LIST(ERROR, SERVERS),
        DS10_NSEC3_MISMATCHES_APEX(ERROR, SERVERS),
        DS10_NSEC3_MISSING_SIGNATURE(ERROR, SERVERS),
        DS10_NSEC3_NODATA_MISSING_SOA(ERROR, SERVERS),
        DS10_NSEC3_NODATA_WRONG_SOA(ERROR, SERVERS, DOMAIN),
        DS10_NSEC3_NO_VERIFIED_SIGNATURE(ERROR, SERVERS),
        DS10_NSEC3_RRSIG_EXPIRED(ERROR, SERVERS, KEYTAG),
        DS10_NSEC3_RRSIG_NOT_YET_VALID(ERROR, SERVERS, KEYTAG),
        DS10_NSEC3_RRSIG_NO_DNSKEY(WARNING, SERVERS, KEYTAG),
        DS10_NSEC3_RRSIG_VERIFY_ERROR(ERROR, SERVERS, KEYTAG),
        DS10_NSEC_ERR_TYPE_LIST(ERROR, SERVERS),
        DS10_NSEC_GIVES_ERR_ANSWER(ERROR, SERVERS),
        DS10_NSEC_MISMATCHES_APEX(ERROR, SERVERS),
        DS10_NSEC_MISSING_SIGNATURE(ERROR, SERVERS),
        DS10_NSEC_NODATA_MISSING_SOA(ERROR, SERVERS),
        DS10_NSEC_NODATA_WRONG_SOA(ERROR, SERVERS, DOMAIN),
        DS10_NSEC_NO_VERIFIED_SIGNATURE(ERROR, SERVERS),
        DS10_NSEC_QUERY_RESPONSE_ERR(ERROR, SERVERS),
        DS10_NSEC_RRSIG_EXPIRED(ERROR, SERVERS, KEYTAG),
        DS10_NSEC_RRSIG_NOT_YET_VALID(ERROR, SERVERS, KEYTAG),
        DS10_NSEC_RRSIG_NO_DNSKEY(WARNING, SERVERS, KEYTAG),
        DS10_NSEC_RRSIG_VERIFY_ERROR(ERROR, SERVERS, KEYTAG),
        DS10_SERVER_NO_DNSSEC(ERROR, SERVERS),
        DS10_ZONE_NO_DNSSEC(NOTICE, SERVERS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final Message[] COUNTS = {
        Message.DS10_ERR_MULT_NSEC,                                                                     // 7
        Message.DS10_ERR_MULT_NSEC3,                                                                    // 8
        Message.DS10_ERR_MULT_NSEC3PARAM                                                                // 9
    };
    private static final Message[] FAULTS = {
        Message.DS10_NSEC_ERR_TYPE_LIST,                                                                // 16
        Message.DS10_NSEC_MISMATCHES_APEX,                                                              // 17
        Message.DS10_NSEC_NODATA_WRONG_SOA,                                                             // 18
        Message.DS10_NSEC_NODATA_MISSING_SOA,                                                           // 19
        Message.DS10_NSEC_GIVES_ERR_ANSWER,                                                             // 20
        Message.DS10_NSEC_QUERY_RESPONSE_ERR,                                                           // 21
        Message.DS10_NSEC3_ERR_TYPE_LIST,                                                               // 22
        Message.DS10_NSEC3_MISMATCHES_APEX,                                                             // 23
        Message.DS10_NSEC3_NODATA_WRONG_SOA,                                                            // 24
        Message.DS10_NSEC3_NODATA_MISSING_SOA,                                                          // 25
        Message.DS10_NSEC3PARAM_GIVES_ERR_ANSWER,                                                       // 26
        Message.DS10_NSEC3PARAM_MISMATCHES_APEX,                                                        // 27
        Message.DS10_NSEC3PARAM_QUERY_RESPONSE_ERR,                                                     // 28
        Message.DS10_NSEC_MISSING_SIGNATURE,                                                            // 29
        Message.DS10_NSEC3_MISSING_SIGNATURE,                                                           // 30
        Message.DS10_NSEC_RRSIG_NO_DNSKEY,                                                              // 31
        Message.DS10_NSEC_RRSIG_EXPIRED,                                                                // 32
        Message.DS10_NSEC_RRSIG_NOT_YET_VALID,                                                          // 33
        Message.DS10_NSEC_RRSIG_VERIFY_ERROR,                                                           // 34
        Message.DS10_NSEC_NO_VERIFIED_SIGNATURE,                                                        // 35
        Message.DS10_NSEC3_RRSIG_NO_DNSKEY,                                                             // 36
        Message.DS10_NSEC3_RRSIG_EXPIRED,                                                               // 37
        Message.DS10_NSEC3_RRSIG_NOT_YET_VALID,                                                         // 38
        Message.DS10_NSEC3_RRSIG_VERIFY_ERROR,                                                          // 39
        Message.DS10_NSEC3_NO_VERIFIED_SIGNATURE,                                                       // 40
        Message.DS10_ALGO_NOT_SUPPORTED_BY_ZM                                                           // 41
    };

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
        SortedMap<NameServer, List<DNSKEYRecord>> keys = new TreeMap<>();
        SortedSet<NameServer> withoutKeys = new TreeSet<>();
        AuthoritativeResponses.of(zone, zone.nameServers(), Type.DNSKEY, findings)                      // 6.1, 6.2
                .forEach((server, response) -> {
                    if (response.answer().isEmpty()) {
                        withoutKeys.add(server);                                                        // 6.3
                    } else {
                        keys.put(server, SignedRrset.answer(response).keys());                          // 6.4
                    }
                });
        var found = new ServersByFinding(ServerArgs::servers);
        var choice = new DenialChoice();
        ask(zone, keys, new ApexResponses(zone, choice, found));
        found.report(findings, COUNTS);                                                                 // 7 to 9
        choice.report(findings);                                                                        // 10 to 15
        found.report(findings, FAULTS);                                                                 // 16 to 41
        if (!withoutKeys.isEmpty()) {
            findings.add(keys.isEmpty()
                    ? Message.DS10_ZONE_NO_DNSSEC                                                       // 42
                    : Message.DS10_SERVER_NO_DNSSEC, ServerArgs.servers(withoutKeys));                  // 43
        }
        choice.reportMissing(keys.keySet(), findings);                                                  // 44
    }

    private static void ask(Zone zone, SortedMap<NameServer, List<DNSKEYRecord>> keys, ApexResponses responses) {
        Query nsec = Query.dnssec(zone.name(), Type.NSEC);                                              // 2
        Query nsec3param = Query.dnssec(zone.name(), Type.NSEC3PARAM);                                  // 3
        SequencedMap<Query, SequencedMap<NameServer, Outcome>> outcomes =
                zone.dns().askAll(keys.keySet(), List.of(nsec, nsec3param));
        keys.forEach((server, dnskeys) -> {
            responses.judge(Question.NSEC, server, outcomes.get(nsec).get(server), dnskeys);            // 6.5
            responses.judge(Question.NSEC3PARAM, server, outcomes.get(nsec3param).get(server), dnskeys); // 6.6
        });
    }
}
