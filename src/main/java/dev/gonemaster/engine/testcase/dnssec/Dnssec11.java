package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.ParentWalk.Verdict;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// dnssec11: a zone with DS records at its parent is signed.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec11.md.
/// Source: RFC 4033 section 5.
/// Signed is what has a DNSKEY record; signatures are for dnssec08 and dnssec09.
final class Dnssec11 implements Testcase {
    enum Message implements Tag {
        DS11_INCONSISTENT_DS(WARNING),
        DS11_INCONSISTENT_SIGNED_ZONE(ERROR),
        DS11_UNDETERMINED_DS(ERROR),
        DS11_UNDETERMINED_SIGNED_ZONE(ERROR),
        DS11_PARENT_WITHOUT_DS(NOTICE, ADDRESSES),
        DS11_PARENT_WITH_DS(NOTICE, ADDRESSES),
        DS11_NS_WITH_SIGNED_ZONE(NOTICE, ADDRESSES),
        DS11_NS_WITH_UNSIGNED_ZONE(WARNING, ADDRESSES),
        DS11_DS_BUT_UNSIGNED_ZONE(ERROR);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// The sets of steps 1.4 to 1.6.
    private record ChildSets(SortedSet<NameServer> undetermined, SortedSet<NameServer> withoutKeys,
                             SortedSet<NameServer> withKeys) {
        ChildSets() {
            this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
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
        if (!zone.undelegatedData().ds().isEmpty() || parentHasDs(zone, findings)) {                    // 2, 3
            judgeZone(zone, findings);
        }
    }

    private static boolean parentHasDs(Zone zone, Findings findings) {
        List<NameServer> parents = zone.parentSide().walk().verdicts().stream()
                .map(Verdict::server).distinct().toList();
        DsResponses responses = DsResponses.of(zone, parents,                                           // 3.1 to 3.3
                response -> response.noError() && response.authoritative());
        SortedSet<NameServer> withDs = responses.withDs();
        SortedSet<NameServer> withoutDs = responses.withoutDs();
        if (responses.rrsets().isEmpty() && !responses.unusable().isEmpty()) {
            findings.add(Message.DS11_UNDETERMINED_DS);                                                 // 3.4
        }
        if (!withDs.isEmpty() && !withoutDs.isEmpty()) {
            findings.add(Message.DS11_INCONSISTENT_DS);                                                 // 3.6.1
            findings.add(Message.DS11_PARENT_WITHOUT_DS, ServerArgs.addresses(withoutDs));              // 3.6.2
            findings.add(Message.DS11_PARENT_WITH_DS, ServerArgs.addresses(withDs));                    // 3.6.3
        }
        return !withDs.isEmpty();                                                                       // 3.4.2, 3.5
    }

    private static void judgeZone(Zone zone, Findings findings) {
        var sets = new ChildSets();
        DnskeyOutcomes.of(zone, findings).byServer()                                                    // 4 to 7.4
                .forEach((server, outcome) -> sort(server, outcome, sets));                             // 7.5 to 7.7
        if (sets.withKeys().isEmpty() && !sets.withoutKeys().isEmpty()) {
            findings.add(Message.DS11_DS_BUT_UNSIGNED_ZONE);                                            // 9
        } else if (sets.withKeys().isEmpty() && !sets.undetermined().isEmpty()) {
            findings.add(Message.DS11_UNDETERMINED_SIGNED_ZONE);                                        // 8
        } else if (!sets.withoutKeys().isEmpty()) {
            findings.add(Message.DS11_INCONSISTENT_SIGNED_ZONE);                                        // 10.1
            findings.add(Message.DS11_NS_WITH_UNSIGNED_ZONE, ServerArgs.addresses(sets.withoutKeys())); // 10.2
            findings.add(Message.DS11_NS_WITH_SIGNED_ZONE, ServerArgs.addresses(sets.withKeys()));      // 10.3
        }
    }

    private static void sort(NameServer server, Outcome outcome, ChildSets sets) {
        switch (outcome) {
            case NotAsked _ -> { }
            case NoResponse _ -> sets.undetermined().add(server);                                       // 7.5.1
            case Response r when !r.noError() || !r.authoritative() ->
                    sets.undetermined().add(server);                                                    // 7.5.2, 7.5.3
            case Response r when r.answer().isEmpty() -> sets.withoutKeys().add(server);                // 7.6
            case Response _ -> sets.withKeys().add(server);                                             // 7.7
        }
    }
}
