package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.testcase.dnssec.TrustRequestValidation.Observation;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import org.xbill.DNS.Type;

/// dnssec17: the CDNSKEY RRset is one that a parent may make DS records of.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec17.md; its steps are in [TrustRequestValidation].
/// Sources: RFC 7344 section 4, RFC 8078 section 4.
/// Silent servers belong to Connectivity01, and differences between servers to Dnssec15.
final class Dnssec17 implements Testcase {
    enum Message implements Tag {
        DS17_CDNSKEY_INVALID_RRSIG(ERROR, ADDRESSES, KEYTAG),
        DS17_CDNSKEY_IS_NON_SEP(NOTICE, ADDRESSES, KEYTAG),
        DS17_CDNSKEY_IS_NON_ZONE(ERROR, ADDRESSES, KEYTAG),
        DS17_CDNSKEY_MATCHES_NO_DNSKEY(WARNING, ADDRESSES, KEYTAG),
        DS17_CDNSKEY_NOT_SIGNED_BY_CDNSKEY(NOTICE, ADDRESSES, KEYTAG),
        DS17_CDNSKEY_SIGNED_BY_UNKNOWN_DNSKEY(ERROR, ADDRESSES, KEYTAG),
        DS17_CDNSKEY_UNSIGNED(ERROR, ADDRESSES),
        DS17_CDNSKEY_WITHOUT_DNSKEY(ERROR, ADDRESSES),
        DS17_DELETE_CDNSKEY(INFO, ADDRESSES),
        DS17_DNSKEY_NOT_SIGNED_BY_CDNSKEY(WARNING, ADDRESSES, KEYTAG),
        DS17_MIXED_DELETE_CDNSKEY(ERROR, ADDRESSES);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
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
        TrustRequestValidation.run(zone, Type.CDNSKEY, Dnssec17::tag, findings);
    }

    private static Message tag(Observation observation) {
        return switch (observation) {
            case WITHOUT_DNSKEY -> Message.DS17_CDNSKEY_WITHOUT_DNSKEY;                                 // 8
            case MIXED_DELETE -> Message.DS17_MIXED_DELETE_CDNSKEY;                                     // 9
            case DELETE -> Message.DS17_DELETE_CDNSKEY;                                                 // 10
            case MATCHES_NO_DNSKEY -> Message.DS17_CDNSKEY_MATCHES_NO_DNSKEY;                           // 11
            case NON_ZONE -> Message.DS17_CDNSKEY_IS_NON_ZONE;                                          // 12
            case NON_SEP -> Message.DS17_CDNSKEY_IS_NON_SEP;                                            // 13
            case DNSKEY_NOT_SIGNED_BY_KEY -> Message.DS17_DNSKEY_NOT_SIGNED_BY_CDNSKEY;                 // 14
            case NOT_SIGNED_BY_KEY -> Message.DS17_CDNSKEY_NOT_SIGNED_BY_CDNSKEY;                       // 15
            case INVALID_RRSIG -> Message.DS17_CDNSKEY_INVALID_RRSIG;                                   // 16
            case UNSIGNED -> Message.DS17_CDNSKEY_UNSIGNED;                                             // 17
            case SIGNED_BY_UNKNOWN_DNSKEY -> Message.DS17_CDNSKEY_SIGNED_BY_UNKNOWN_DNSKEY;             // 18
        };
    }
}
