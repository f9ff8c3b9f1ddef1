package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static java.util.stream.Collectors.toSet;

import dev.gonemaster.engine.dns.NameServer;
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
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Type;

/// dnssec15: CDS and CDNSKEY come together, speak of the same keys, and are the same at all name servers.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec15.md.
/// Sources: RFC 7344 section 4, RFC 8078 section 4.
/// Silent servers belong to Connectivity01.
final class Dnssec15 implements Testcase {
    enum Message implements Tag {
        DS15_HAS_CDNSKEY_NO_CDS(NOTICE, ADDRESSES),
        DS15_HAS_CDS_AND_CDNSKEY(INFO, ADDRESSES),
        DS15_HAS_CDS_NO_CDNSKEY(NOTICE, ADDRESSES),
        DS15_INCONSISTENT_CDNSKEY(ERROR),
        DS15_INCONSISTENT_CDS(ERROR),
        DS15_MISMATCH_CDS_CDNSKEY(ERROR, ADDRESSES),
        DS15_NO_CDS_CDNSKEY(INFO);

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
        var responses = AuthoritativeResponses.inTurn(zone, List.of(Type.CDS, Type.CDNSKEY), findings); // 2 to 5
        Map<NameServer, SignedRrset> cds = AuthoritativeResponses.rrsets(responses.get(Type.CDS));
        Map<NameServer, SignedRrset> cdnskey = AuthoritativeResponses.rrsets(responses.get(Type.CDNSKEY));
        if (allEmpty(cds) && allEmpty(cdnskey)) {
            findings.add(Message.DS15_NO_CDS_CDNSKEY);                                                  // 6
            return;
        }
        var sets = new ServersByFinding(ServerArgs::addresses);                                         // 1
        cdnskey.forEach((server, keys) -> compare(server, cds.get(server), keys, sets));                // 7, 8
        sets.report(findings, Message.DS15_HAS_CDS_NO_CDNSKEY,                                          // 9
                Message.DS15_HAS_CDNSKEY_NO_CDS,                                                        // 10
                Message.DS15_HAS_CDS_AND_CDNSKEY);                                                      // 11
        if (differ(cds)) {
            findings.add(Message.DS15_INCONSISTENT_CDS);                                                // 12
        }
        if (differ(cdnskey)) {
            findings.add(Message.DS15_INCONSISTENT_CDNSKEY);                                            // 13
        }
        sets.report(findings, Message.DS15_MISMATCH_CDS_CDNSKEY);                                       // 14
    }

    private static boolean allEmpty(Map<NameServer, SignedRrset> rrsets) {
        return rrsets.values().stream().allMatch(SignedRrset::isEmpty);
    }

    private static boolean differ(Map<NameServer, SignedRrset> rrsets) {
        return rrsets.values().stream().map(rrset -> Set.copyOf(rrset.records())).distinct().count() > 1;
    }

    private static void compare(NameServer server, SignedRrset cds, SignedRrset cdnskey, ServersByFinding sets) {
        if (cds.isEmpty() && cdnskey.isEmpty()) {
            return;
        }
        if (cdnskey.isEmpty()) {
            sets.add(server, Message.DS15_HAS_CDS_NO_CDNSKEY);                                          // 7.2
            return;
        }
        if (cds.isEmpty()) {
            sets.add(server, Message.DS15_HAS_CDNSKEY_NO_CDS);                                          // 7.3
            return;
        }
        sets.add(server, Message.DS15_HAS_CDS_AND_CDNSKEY);                                             // 7.4
        if (hasDelete(cds) != hasDelete(cdnskey) || !keys(cds, cdnskey).equals(keys(cdnskey, cdnskey))) {
            sets.add(server, Message.DS15_MISMATCH_CDS_CDNSKEY);                                        // 8.4
        }
    }

    private static boolean hasDelete(SignedRrset rrset) {
        return TrustRequest.in(rrset).stream().anyMatch(TrustRequest::isDelete);
    }

    /// The CDNSKEY records of which the RRset speaks, "delete" aside. An absent one among them stands for keys that no
    /// CDNSKEY record holds.
    private static Set<Optional<DNSKEYRecord>> keys(SignedRrset rrset, SignedRrset cdnskey) {
        return TrustRequest.in(rrset).stream().filter(request -> !request.isDelete())
                .map(request -> request.key(cdnskey)).collect(toSet());
    }
}
