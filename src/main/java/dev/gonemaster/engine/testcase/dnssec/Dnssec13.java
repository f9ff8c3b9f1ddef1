package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.DnskeyAlgorithm;
import dev.gonemaster.engine.dnssec.SignedRrset;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Type;

/// dnssec13: each server gives signatures of every algorithm of the DNSKEY RRset over DNSKEY, SOA and NS.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec13.md.
/// Source: RFC 6840 section 5.11.
/// Silent servers belong to Connectivity01, RRsets without any signature to Dnssec08 and Dnssec09.
final class Dnssec13 implements Testcase {
    /// In the order in which RRsets are looked at and reported.
    enum Message implements Tag {
        DS13_ALGO_NOT_SIGNED_DNSKEY(Type.DNSKEY, WARNING),
        DS13_ALGO_NOT_SIGNED_SOA(Type.SOA, WARNING),
        DS13_ALGO_NOT_SIGNED_NS(Type.NS, WARNING);

        private final int type;
        private final TagSpec spec;

        Message(int type, Level level) {
            this.type = type;
            spec = new TagSpec(level, ADDRESSES, ALGO_MNEMO, ALGO_NUM);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final List<Integer> TYPES = Arrays.stream(Message.values()).map(tag -> tag.type).toList();

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
        var unsigned = new ServersByFinding(ServerArgs::addresses);                                     // 5
        var responses = AuthoritativeResponses.of(zone, zone.nameServers(), TYPES, findings);           // 1 to 4
        responses.get(Type.DNSKEY).forEach((server, dnskeys) ->
                compare(server, algorithms(dnskeys), responses, unsigned));                             // 6
        unsigned.report(findings, Message.values());                                                    // 7, 8, 9
    }

    private static void compare(NameServer server, SortedSet<Integer> algorithms,
                                Map<Integer, SequencedMap<NameServer, Response>> responses, ServersByFinding unsigned) {
        for (Message tag : Message.values()) {                                                          // 6.2, 6.3, 6.4
            Response response = responses.get(tag.type).get(server);
            if (response == null) {
                return;                                                                                 // 6.x.1.1 to 3
            }
            SignedRrset rrset = SignedRrset.answer(response);
            if (rrset.isEmpty() || !rrset.isSigned()) {
                return;                                                                                 // 6.x.1.4, 5
            }
            var missing = new TreeSet<>(algorithms);
            rrset.signatures().stream().map(RRSIGRecord::getAlgorithm).forEach(missing::remove);
            missing.forEach(number -> unsigned.add(server, tag,                                         // 6.2.5, 6.x.4
                    ALGO_MNEMO.of(DnskeyAlgorithm.of(number).mnemonic()), ALGO_NUM.of((long) number)));
        }
    }

    private static SortedSet<Integer> algorithms(Response dnskeys) {
        var algorithms = new TreeSet<Integer>();                                                        // 6.1
        SignedRrset.answer(dnskeys).keys().stream().map(DNSKEYRecord::getAlgorithm)
                .forEach(algorithms::add);                                                              // 6.2.2, 6.2.3
        return algorithms;
    }
}
