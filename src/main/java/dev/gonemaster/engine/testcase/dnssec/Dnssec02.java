package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dnssec.DnskeyAlgorithm;
import dev.gonemaster.engine.dnssec.DsMatch;
import dev.gonemaster.engine.dnssec.DsTarget;
import dev.gonemaster.engine.dnssec.SignatureState;
import dev.gonemaster.engine.dnssec.SignatureVerifier;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.message.Arg;
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
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Type;

/// dnssec02: every DS record of the parent fits a key of the zone, and that key signs the DNSKEY RRset.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec02.md.
/// Sources: RFC 4035 section 5, RFC 4034 sections 2.1.1 and 5.2.
/// Nothing is said about servers of the parent (dnssec01), silent servers (Connectivity01), servers without keys
/// (dnssec11).
final class Dnssec02 implements Testcase {
    enum Message implements Tag {
        DS02_ALGO_NOT_SUPPORTED_BY_ZM(NOTICE, ADDRESSES, ALGO_MNEMO, ALGO_NUM, KEYTAG),
        DS02_DNSKEY_NOT_FOR_ZONE_SIGNING(ERROR, ADDRESSES, KEYTAG),
        DS02_DNSKEY_NOT_SEP(NOTICE, ADDRESSES, KEYTAG),
        DS02_DNSKEY_NOT_SIGNED_BY_ANY_DS(ERROR, ADDRESSES),
        DS02_NO_DNSKEY_FOR_DS(WARNING, ADDRESSES, KEYTAG),
        DS02_NO_MATCHING_DNSKEY_RRSIG(WARNING, ADDRESSES, KEYTAG),
        DS02_NO_MATCH_DS_DNSKEY(ERROR, ADDRESSES, KEYTAG),
        DS02_NO_VALID_DNSKEY_FOR_ANY_DS(ERROR, ADDRESSES),
        DS02_RRSIG_NOT_VALID_BY_DNSKEY(ERROR, ADDRESSES, KEYTAG);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// Most DS records that are looked at, in canonical order.
    static final int DS_MAX = 100;

    /// The sets of step 1; instead of the last two those of steps 14 and 16.1: servers without a key for any DS
    /// record, and servers whose DNSKEY RRset no such key signs.
    private record Sets(ServersByFinding byFinding, SortedSet<NameServer> unmatched, SortedSet<NameServer> unsigned) {
        Sets() {
            this(new ServersByFinding(ServerArgs::addresses), new TreeSet<>(), new TreeSet<>());
        }
    }

    /// The DNSKEY RRset that a server gives.
    private record Keys(NameServer server, SignedRrset rrset, Instant receivedAt) {
        /// The signatures that name the key as the one they were made with.
        List<RRSIGRecord> signaturesBy(DNSKEYRecord key) {
            return rrset.signatures().stream()
                    .filter(signature -> signature.getFootprint() == key.getFootprint()).toList();
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
        List<DSRecord> records = ds(zone);                                                              // 2, 3
        if (records.isEmpty()) {
            return;                                                                                     // 2.1, 3.4
        }
        var sets = new Sets();
        AuthoritativeResponses.of(zone, zone.nameServers(), Type.DNSKEY, findings)                      // 4, 5, 6.1
                .forEach((server, response) -> {
                    SignedRrset rrset = SignedRrset.answer(response);                                   // 6.4, 6.5
                    if (response.dnssecOk() && !rrset.isEmpty()) {                                      // 6.2
                        judge(new Keys(server, rrset, response.receivedAt()), records, zone.signatures(), sets);
                    }
                });
        sets.byFinding().report(findings, Message.DS02_NO_DNSKEY_FOR_DS,                                // 7
                Message.DS02_NO_MATCH_DS_DNSKEY, Message.DS02_DNSKEY_NOT_FOR_ZONE_SIGNING,              // 8, 9
                Message.DS02_DNSKEY_NOT_SEP, Message.DS02_NO_MATCHING_DNSKEY_RRSIG,                     // 10, 11
                Message.DS02_ALGO_NOT_SUPPORTED_BY_ZM, Message.DS02_RRSIG_NOT_VALID_BY_DNSKEY);         // 12, 13
        if (!sets.unmatched().isEmpty()) {                                                              // 14, 15
            findings.add(Message.DS02_NO_VALID_DNSKEY_FOR_ANY_DS, ServerArgs.addresses(sets.unmatched()));
        } else if (!sets.unsigned().isEmpty()) {                                                        // 16
            findings.add(Message.DS02_DNSKEY_NOT_SIGNED_BY_ANY_DS, ServerArgs.addresses(sets.unsigned()));
        }
    }

    private static List<DSRecord> ds(Zone zone) {
        Stream<DSRecord> fromParent = DsResponses.of(zone).rrsets().values().stream()
                .flatMap(rrset -> rrset.ds().stream());
        return Stream.concat(zone.undelegatedData().ds().stream(), fromParent)
                .distinct().sorted().limit(DS_MAX).toList();
    }

    private static void judge(Keys keys, List<DSRecord> records, SignatureVerifier verifier, Sets sets) {
        Set<DNSKEYRecord> matching = matching(keys, records, sets.byFinding());                         // 6.6, 6.7
        if (matching.isEmpty()) {
            sets.unmatched().add(keys.server());                                                        // 14
            return;
        }
        boolean signed = false;
        for (DNSKEYRecord key : matching) {
            signed |= signs(key, keys, verifier, sets.byFinding());                                     // 6.8
        }
        if (!signed) {
            sets.unsigned().add(keys.server());                                                         // 16.1
        }
    }

    /// The keys that DS records are about, whether they fit in all or not.
    private static Set<DNSKEYRecord> matching(Keys keys, List<DSRecord> records, ServersByFinding sets) {
        var matching = new LinkedHashSet<DNSKEYRecord>();
        for (DSRecord ds : records) {
            Arg keytag = KEYTAG.of((long) ds.getFootprint());
            Optional<DsTarget> target = DsTarget.of(ds, keys.rrset().keys());                           // 6.7.1
            if (target.isEmpty()) {
                sets.add(keys.server(), Message.DS02_NO_DNSKEY_FOR_DS, keytag);                         // 6.7.2
                continue;
            }
            if (isMismatch(target.get().match())) {
                sets.add(keys.server(), Message.DS02_NO_MATCH_DS_DNSKEY, keytag);                       // 6.7.3
            }
            DNSKEYRecord key = target.get().key();
            if (!isZoneKey(key)) {
                sets.add(keys.server(), Message.DS02_DNSKEY_NOT_FOR_ZONE_SIGNING, keytag);              // 6.7.4
                continue;
            }
            if (!isSecureEntryPoint(key)) {
                sets.add(keys.server(), Message.DS02_DNSKEY_NOT_SEP, keytag);                           // 6.7.5
            }
            matching.add(key);                                                                          // 6.7.6, 6.7.7
        }
        return matching;
    }

    /// Whether the key signs the RRset, as far as can be told: a signature that was left unverified is no fault.
    private static boolean signs(DNSKEYRecord key, Keys keys, SignatureVerifier verifier, ServersByFinding sets) {
        Arg keytag = KEYTAG.of((long) key.getFootprint());
        Set<SignatureState> states = EnumSet.noneOf(SignatureState.class);
        keys.signaturesBy(key).forEach(signature ->                                                     // 6.8.1
                states.add(verifier.judge(keys.rrset(), signature, List.of(key), keys.receivedAt())));
        if (states.contains(SignatureState.VALID) || states.contains(SignatureState.UNVERIFIED)) {
            return true;                                                                                // 6.8.5
        }
        boolean supported = SignatureVerifier.isSupported(key.getAlgorithm())
                && !states.contains(SignatureState.UNSUPPORTED_KEY);
        if (!states.isEmpty() && !supported) {
            sets.add(keys.server(), Message.DS02_ALGO_NOT_SUPPORTED_BY_ZM,                              // 6.8.3
                    ALGO_MNEMO.of(DnskeyAlgorithm.of(key.getAlgorithm()).mnemonic()),
                    ALGO_NUM.of((long) key.getAlgorithm()), keytag);
            return false;
        }
        sets.add(keys.server(), Message.DS02_NO_MATCHING_DNSKEY_RRSIG, keytag);                         // 6.8.2
        if (!states.isEmpty()) {
            sets.add(keys.server(), Message.DS02_RRSIG_NOT_VALID_BY_DNSKEY, keytag);                    // 6.8.4
        }
        return false;
    }

    private static boolean isMismatch(DsMatch match) {
        return match == DsMatch.ALGORITHM_MISMATCH || match == DsMatch.DIGEST_MISMATCH;
    }

    private static boolean isZoneKey(DNSKEYRecord key) {
        return (key.getFlags() & DNSKEYRecord.Flags.ZONE_KEY) != 0;
    }

    private static boolean isSecureEntryPoint(DNSKEYRecord key) {
        return (key.getFlags() & DNSKEYRecord.Flags.SEP_KEY) != 0;
    }
}
