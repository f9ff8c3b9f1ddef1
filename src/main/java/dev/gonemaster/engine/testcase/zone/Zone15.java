package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.CAA_FLAGS;
import static dev.gonemaster.engine.message.ArgName.CAA_PROPERTY;
import static dev.gonemaster.engine.message.ArgName.CAA_VALUE;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.Type;

/// zone15: CAA records at the apex, which are optional, can be had from every server, are the same and make sense.
/// Specification: Gonemaster, zone/zone15.md; not in Zonemaster.
/// Sources: RFC 8659 sections 3, 4 and 6.2, RFC 9495.
/// Servers that fail for CAA alone are told here, because authorities then refuse to issue.
final class Zone15 implements Testcase {
    enum Message implements Tag {
        Z15_CAA_FOUND(INFO, SERVERS, CAA_FLAGS, CAA_PROPERTY, CAA_VALUE),
        Z15_INCONSISTENT_CAA(WARNING),
        Z15_INVALID_IODEF_VALUE(WARNING, CAA_VALUE),
        Z15_INVALID_ISSUE_VALUE(WARNING, CAA_PROPERTY, CAA_VALUE),
        Z15_INVALID_PROPERTY_TAG(WARNING, CAA_PROPERTY, CAA_VALUE),
        Z15_ISSUANCE_FORBIDDEN(INFO),
        Z15_ISSUE_CONTRADICTION(NOTICE, CAA_PROPERTY),
        Z15_MIXED_PRESENCE(WARNING),
        Z15_NO_CAA(INFO, SERVERS),
        Z15_NO_CAA_TLD(INFO, SERVERS),
        Z15_NO_RESPONSE_CAA_QUERY(WARNING, ADDRESSES),
        Z15_RESERVED_FLAGS(NOTICE, CAA_FLAGS, CAA_PROPERTY, CAA_VALUE),
        Z15_UNEXPECTED_RCODE_CAA(WARNING, RCODE, ADDRESSES),
        Z15_UNKNOWN_PROPERTY(NOTICE, CAA_PROPERTY),
        Z15_UNKNOWN_PROPERTY_CRITICAL(ERROR, CAA_PROPERTY, CAA_FLAGS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final String ISSUE = "issue";
    private static final String ISSUE_WILD = "issuewild";

    /// What the servers answered, sorted.
    private record Sets(SortedSet<NameServer> silent, SortedMap<Integer, SortedSet<NameServer>> byRcode,
                        SortedSet<NameServer> withoutCaa, SortedMap<CaaProperty, SortedSet<NameServer>> byProperty,
                        Set<List<CaaProperty>> rrsets) {
        Sets() {
            this(new TreeSet<>(), new TreeMap<>(), new TreeSet<>(), new TreeMap<>(), new HashSet<>());
        }
    }

    @Override
    public Module module() {
        return Module.ZONE;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        var sets = new Sets();
        zone.dns().askAll(zone.nameServers(), Query.of(zone.name(), Type.CAA))                      // 2, 3
                .forEach((server, outcome) -> sort(server, outcome, sets, findings));
        reportPresence(zone, sets, findings);                                                       // 4
        Set<CaaProperty> properties = sets.byProperty().keySet();
        properties.forEach(property -> judge(property, findings));                                  // 5
        if (sets.rrsets().size() == 1 && !zone.root()) {
            judgePolicy(properties, findings);                                                      // 6
        }
    }

    private static void sort(NameServer server, Outcome outcome, Sets sets, Findings findings) {
        switch (outcome) {
            case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.CAA, skipped);
            case NoResponse _ -> sets.silent().add(server);
            case Response r when !r.noError() ->
                    sets.byRcode().computeIfAbsent(r.rcode(), _ -> new TreeSet<>()).add(server);
            case Response r when !r.authoritative() -> { }
            case Response r when r.answer().isEmpty() -> sets.withoutCaa().add(server);
            case Response r -> {
                List<CaaProperty> rrset = r.answer().stream().map(CaaProperty::of).sorted().toList();
                sets.rrsets().add(rrset);
                rrset.forEach(property ->
                        sets.byProperty().computeIfAbsent(property, _ -> new TreeSet<>()).add(server));
            }
        }
    }

    private static void reportPresence(Zone zone, Sets sets, Findings findings) {
        if (!sets.silent().isEmpty()) {
            findings.add(Message.Z15_NO_RESPONSE_CAA_QUERY, ServerArgs.addresses(sets.silent()));
        }
        sets.byRcode().forEach((rcode, servers) -> findings.add(Message.Z15_UNEXPECTED_RCODE_CAA,
                RCODE.of(rcode), ServerArgs.addresses(servers)));
        sets.byProperty().forEach((property, servers) -> findings.add(Message.Z15_CAA_FOUND,
                ServerArgs.servers(servers), flags(property), tag(property), value(property)));
        if (!sets.withoutCaa().isEmpty()) {
            boolean dotless = zone.root() || EmailDomain.topLevel(zone);
            findings.add(dotless ? Message.Z15_NO_CAA_TLD : Message.Z15_NO_CAA,
                    ServerArgs.servers(sets.withoutCaa()));
            if (!sets.rrsets().isEmpty()) {
                findings.add(Message.Z15_MIXED_PRESENCE);
            }
        }
        if (sets.rrsets().size() > 1) {
            findings.add(Message.Z15_INCONSISTENT_CAA);
        }
    }

    private static void judge(CaaProperty property, Findings findings) {
        if (property.reservedFlags()) {
            findings.add(Message.Z15_RESERVED_FLAGS, flags(property), tag(property), value(property));
        }
        if (!property.tagWellFormed()) {
            findings.add(Message.Z15_INVALID_PROPERTY_TAG, tag(property), value(property));
        }
        boolean known = property.tagWellFormed() && property.known();
        if (!known && property.critical()) {
            findings.add(Message.Z15_UNKNOWN_PROPERTY_CRITICAL, tag(property), flags(property));
        } else if (!known && property.tagWellFormed()) {
            findings.add(Message.Z15_UNKNOWN_PROPERTY, tag(property));
        }
        if (property.issuing() && !property.issueValue()) {
            findings.add(Message.Z15_INVALID_ISSUE_VALUE, tag(property), value(property));
        }
        if (property.name().equals("iodef") && !property.reportUrl()) {
            findings.add(Message.Z15_INVALID_IODEF_VALUE, value(property));
        }
    }

    private static void judgePolicy(Collection<CaaProperty> properties, Findings findings) {
        var forbidding = new TreeSet<String>();
        var permitting = new TreeSet<String>();
        properties.stream().filter(CaaProperty::issuing)
                .forEach(property -> (property.forbids() ? forbidding : permitting).add(property.name()));
        if (forbidding.contains(ISSUE) && !permitting.contains(ISSUE) && !permitting.contains(ISSUE_WILD)) {
            findings.add(Message.Z15_ISSUANCE_FORBIDDEN);
        }
        forbidding.retainAll(permitting);
        forbidding.forEach(name -> findings.add(Message.Z15_ISSUE_CONTRADICTION, CAA_PROPERTY.of(name)));
    }

    private static Arg flags(CaaProperty property) {
        return CAA_FLAGS.of((long) property.flags());
    }

    private static Arg tag(CaaProperty property) {
        return CAA_PROPERTY.of(property.tag());
    }

    private static Arg value(CaaProperty property) {
        return CAA_VALUE.of(property.value());
    }
}
