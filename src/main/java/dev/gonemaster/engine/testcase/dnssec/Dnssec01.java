package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.DS_ALGO_DESCR;
import static dev.gonemaster.engine.message.ArgName.DS_ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dnssec.DsDigest;
import dev.gonemaster.engine.dnssec.DsDigest.Use;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.ServersByFinding;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.xbill.DNS.DSRecord;

/// dnssec01: the DS records of the parent use only digest types that are meant for delegations, and SHA-256 among them.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec01.md.
/// Sources: RFC 8624 section 3.3, RFC 9157, IANA DS digest algorithms (see [DsDigest]).
/// Whether a DS record fits a key is for dnssec02. Of DS records that the user gave `servers` is empty.
final class Dnssec01 implements Testcase {
    enum Message implements Tag {
        DS01_DS_ALGO_2_MISSING(NOTICE, SERVERS, KEYTAG),
        DS01_DS_ALGO_DEPRECATED(ERROR, SERVERS, KEYTAG, DS_ALGO_NUM, DS_ALGO_DESCR),
        DS01_DS_ALGO_NOT_DS(ERROR, SERVERS, KEYTAG, DS_ALGO_NUM, DS_ALGO_DESCR),
        DS01_DS_ALGO_OK(INFO, SERVERS, KEYTAG, DS_ALGO_NUM, DS_ALGO_DESCR),
        DS01_DS_ALGO_PRIVATE(ERROR, SERVERS, KEYTAG, DS_ALGO_NUM),
        DS01_DS_ALGO_RESERVED(ERROR, SERVERS, KEYTAG, DS_ALGO_NUM),
        DS01_DS_ALGO_UNASSIGNED(ERROR, SERVERS, KEYTAG, DS_ALGO_NUM),
        DS01_NO_RESPONSE(WARNING, SERVERS),
        DS01_PARENT_SERVER_NO_DS(ERROR, SERVERS),
        DS01_PARENT_ZONE_NO_DS(NOTICE, SERVERS),
        DS01_ROOT_N_NO_UNDEL_DS(INFO),
        DS01_UNDEL_N_NO_UNDEL_DS(INFO);

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
        return List.of(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        var sets = new ServersByFinding(ServerArgs::servers);                                           // 5
        List<DSRecord> given = zone.undelegatedData().ds();
        sort(List.of(), given, sets);                                                                   // 6
        DsResponses responses = DsResponses.of(zone);                                                   // 1 to 3, 7
        responses.rrsets().forEach((server, rrset) -> sort(List.of(server), rrset.ds(), sets));         // 7.5
        for (Use use : Use.values()) {
            sets.report(findings, tagOf(use));                                                          // 8
        }
        sets.report(findings, Message.DS01_DS_ALGO_2_MISSING);                                          // 9.2
        if (responses.rrsets().isEmpty() && !responses.unusable().isEmpty()) {
            findings.add(Message.DS01_NO_RESPONSE, ServerArgs.servers(responses.unusable()));           // 10
        }
        if (zone.root() && given.isEmpty()) {
            findings.add(Message.DS01_ROOT_N_NO_UNDEL_DS);                                              // 11
        }
        if (!zone.root() && zone.undelegatedData().replacesDelegation() && given.isEmpty()) {
            findings.add(Message.DS01_UNDEL_N_NO_UNDEL_DS);                                             // 12
        }
        SortedSet<NameServer> withoutDs = responses.withoutDs();                                        // 7.3
        if (!withoutDs.isEmpty()) {                                                                     // 13
            Message tag = responses.withDs().isEmpty()
                    ? Message.DS01_PARENT_ZONE_NO_DS                                                    // 13.1
                    : Message.DS01_PARENT_SERVER_NO_DS;                                                 // 13.2
            findings.add(tag, ServerArgs.servers(withoutDs));
        }
    }

    /// @param source one server; none where the user gave the records
    private static void sort(Collection<NameServer> source, List<DSRecord> records, ServersByFinding sets) {
        Set<Integer> keysWithSha256 = records.stream().filter(ds -> ds.getDigestID() == DsDigest.SHA256)
                .map(DSRecord::getFootprint).collect(Collectors.toSet());
        for (DSRecord ds : records.stream().sorted().toList()) {                                        // 6.1, 7.5
            add(source, ds, sets);
            if (!keysWithSha256.contains(ds.getFootprint())) {                                          // 9.1
                sets.addAll(source, Message.DS01_DS_ALGO_2_MISSING, keytag(ds));
            }
        }
    }

    private static void add(Collection<NameServer> source, DSRecord ds, ServersByFinding sets) {
        DsDigest digest = DsDigest.of(ds.getDigestID());                                                // 7.5.1, 7.5.2
        Message tag = tagOf(digest.use());                                                              // 7.5.3
        Arg number = DS_ALGO_NUM.of((long) digest.number());
        if (tag.spec().args().contains(DS_ALGO_DESCR)) {
            sets.addAll(source, tag, keytag(ds), number, DS_ALGO_DESCR.of(digest.description()));       // 7.5.4
            return;
        }
        sets.addAll(source, tag, keytag(ds), number);                                                   // 7.5.4
    }

    private static Arg keytag(DSRecord ds) {
        return KEYTAG.of((long) ds.getFootprint());
    }

    private static Message tagOf(Use use) {
        return switch (use) {
            case DEPRECATED -> Message.DS01_DS_ALGO_DEPRECATED;
            case RESERVED -> Message.DS01_DS_ALGO_RESERVED;
            case UNASSIGNED -> Message.DS01_DS_ALGO_UNASSIGNED;
            case PRIVATE -> Message.DS01_DS_ALGO_PRIVATE;
            case NOT_DS -> Message.DS01_DS_ALGO_NOT_DS;
            case DELEGATION -> Message.DS01_DS_ALGO_OK;
        };
    }
}
