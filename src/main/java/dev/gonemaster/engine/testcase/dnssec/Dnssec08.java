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
import org.xbill.DNS.Type;

/// dnssec08: each server's DNSKEY RRset is signed by keys in it.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec08.md.
/// Sources: RFC 4035 sections 2.1 and 2.2.
/// Silent servers belong to Connectivity01.
final class Dnssec08 implements Testcase {
    enum Message implements Tag {
        DS08_ALGO_NOT_SUPPORTED_BY_ZM(NOTICE, ADDRESSES, ALGO_MNEMO, ALGO_NUM, KEYTAG),
        DS08_DNSKEY_RRSIG_EXPIRED(ERROR, ADDRESSES, KEYTAG),
        DS08_DNSKEY_RRSIG_NOT_YET_VALID(ERROR, ADDRESSES, KEYTAG),
        DS08_MISSING_RRSIG_IN_RESPONSE(ERROR, ADDRESSES),
        DS08_NO_MATCHING_DNSKEY(ERROR, ADDRESSES, KEYTAG),
        DS08_RRSIG_NOT_VALID_BY_DNSKEY(ERROR, ADDRESSES, KEYTAG);

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
            Message.DS08_MISSING_RRSIG_IN_RESPONSE, Message.DS08_DNSKEY_RRSIG_NOT_YET_VALID,
            Message.DS08_DNSKEY_RRSIG_EXPIRED, Message.DS08_NO_MATCHING_DNSKEY,
            Message.DS08_RRSIG_NOT_VALID_BY_DNSKEY, Message.DS08_ALGO_NOT_SUPPORTED_BY_ZM);

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
        var signatures = new ApexSignatures(zone.signatures(), TAGS);                                   // 3
        var responses = AuthoritativeResponses.of(zone, zone.nameServers(), Type.DNSKEY, findings);     // 1, 2, 4.1
        responses.forEach((server, response) -> {                                                       // 4.2
            SignedRrset dnskeys = SignedRrset.answer(response);                                         // 4.3
            if (!dnskeys.isEmpty()) {                                                                   // 4.2.4
                signatures.judge(server, dnskeys, dnskeys.keys(), response.receivedAt());               // 4.4, 4.8
            }
        });
        signatures.report(findings);                                                                    // 6 to 11
    }
}
