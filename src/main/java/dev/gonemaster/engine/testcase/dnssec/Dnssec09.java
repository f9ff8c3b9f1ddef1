package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.NOTICE;

import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Type;

/// dnssec09: each server's SOA record is signed by keys that the same server gives.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec09.md.
/// Source: RFC 4035 section 2.2.
/// Silent servers belong to Connectivity01, differences of SOA records to the testcases of Consistency, and the
/// signatures of the DNSKEY RRset to Dnssec08.
final class Dnssec09 implements Testcase {
    enum Message implements Tag {
        DS09_ALGO_NOT_SUPPORTED_BY_ZM(NOTICE, ADDRESSES, ALGO_MNEMO, ALGO_NUM, KEYTAG),
        DS09_MISSING_RRSIG_IN_RESPONSE(ERROR, ADDRESSES),
        DS09_NO_MATCHING_DNSKEY(ERROR, ADDRESSES, KEYTAG),
        DS09_RRSIG_NOT_VALID_BY_DNSKEY(ERROR, ADDRESSES, KEYTAG),
        DS09_SOA_RRSIG_EXPIRED(ERROR, ADDRESSES, KEYTAG),
        DS09_SOA_RRSIG_NOT_YET_VALID(ERROR, ADDRESSES, KEYTAG);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final ApexSignatures.Tags TAGS = new ApexSignatures.Tags(
            Message.DS09_MISSING_RRSIG_IN_RESPONSE, Message.DS09_SOA_RRSIG_NOT_YET_VALID,
            Message.DS09_SOA_RRSIG_EXPIRED, Message.DS09_NO_MATCHING_DNSKEY,
            Message.DS09_RRSIG_NOT_VALID_BY_DNSKEY, Message.DS09_ALGO_NOT_SUPPORTED_BY_ZM);

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
        var signatures = new ApexSignatures(zone.signatures(), TAGS);                                   // 4
        var responses = AuthoritativeResponses.of(zone, zone.nameServers(),                             // 1, 2, 3
                List.of(Type.DNSKEY, Type.SOA), findings);                                              // 5.1, 5.4
        var soaResponses = responses.get(Type.SOA);
        responses.get(Type.DNSKEY).forEach((server, dnskeyResponse) -> {                                // 5.2
            List<DNSKEYRecord> keys = SignedRrset.answer(dnskeyResponse).keys();                        // 5.3
            if (keys.isEmpty() || !soaResponses.containsKey(server)) {                                  // 5.2.4, 5.5
                return;
            }
            SignedRrset soa = SignedRrset.answer(soaResponses.get(server)).first();                     // 5.6
            if (!soa.isEmpty()) {                                                                       // 5.5.4
                signatures.judge(server, soa, keys, soaResponses.get(server).receivedAt());             // 5.7, 5.8
            }
        });
        signatures.report(findings);                                                                    // 6 to 11
    }
}
