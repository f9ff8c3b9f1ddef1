package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.Level.ERROR;
import static java.util.stream.Collectors.toSet;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.ServersByFinding;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Type;

/// dnssec18: CDS and CDNSKEY are signed with a key that a DS record at the parent points to.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec18.md.
/// Sources: RFC 7344 section 4.1, RFC 4035 section 2.4.
/// Whether the signatures hold is told by Dnssec16 and Dnssec17. Silent servers belong to Connectivity01.
final class Dnssec18 implements Testcase {
    enum Message implements Tag {
        DS18_NO_MATCH_CDS_RRSIG_DS(Type.CDS),
        DS18_NO_MATCH_CDNSKEY_RRSIG_DS(Type.CDNSKEY);

        private final int type;
        private final TagSpec spec = new TagSpec(ERROR, ADDRESSES);

        Message(int type) {
            this.type = type;
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// DS records that are looked at; in honest zones there are hardly more than four.
    private static final int DS_MAX = 100;

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
        Set<DSRecord> ds = ds(zone, findings);
        if (ds.isEmpty()) {
            return;                                                                                     // 8
        }
        var responses = AuthoritativeResponses.inTurn(zone,
                List.of(Type.CDS, Type.CDNSKEY, Type.DNSKEY), findings);                                // 1 to 3, 9, 10
        Map<NameServer, SignedRrset> dnskeys = AuthoritativeResponses.rrsets(responses.get(Type.DNSKEY));
        if (dnskeys.values().stream().allMatch(SignedRrset::isEmpty)) {
            return;                                                                                     // 12
        }
        var trusted = new HashMap<NameServer, Set<DNSKEYRecord>>();
        dnskeys.forEach((server, keys) -> trusted.put(server, pointedTo(ds, keys)));
        var sets = new ServersByFinding(ServerArgs::addresses);                                         // 5
        for (Message tag : Message.values()) {                                                          // 13, 14
            AuthoritativeResponses.rrsets(responses.get(tag.type)).forEach((server, rrset) -> {
                Set<DNSKEYRecord> keys = trusted.getOrDefault(server, Set.of());
                if (!rrset.isEmpty() && keys.stream().noneMatch(rrset::isSignedBy)) {
                    sets.add(server, tag);
                }
            });
        }
        sets.report(findings, Message.values());                                                        // 15, 16
    }

    /// The DS records that the user gave, or else those of the parent.
    private static Set<DSRecord> ds(Zone zone, Findings findings) {
        List<DSRecord> given = zone.undelegatedData().ds();
        if (!given.isEmpty()) {
            return Set.copyOf(given);                                                                   // 6
        }
        NameServerSet parent = zone.parentSide().nameServers().orElse(NameServerSet.EMPTY);             // 7.1
        return AuthoritativeResponses.of(zone, parent.servers(), Type.DS, findings).values().stream()   // 4, 7.2
                .flatMap(response -> SignedRrset.answer(response).records().stream())
                .map(DSRecord.class::cast).distinct().sorted().limit(DS_MAX).collect(toSet());
    }

    private static Set<DNSKEYRecord> pointedTo(Set<DSRecord> ds, SignedRrset keys) {
        return ds.stream().flatMap(record -> keys.keys(record).stream()).collect(toSet());
    }
}
