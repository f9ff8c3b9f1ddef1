package dev.gonemaster.engine.testcase.basic;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_CHILD;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_PARENT;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_SUPER;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_TARGET;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_NAME;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.DEBUG;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.ParentWalk;
import dev.gonemaster.engine.zone.ParentWalk.Finding;
import dev.gonemaster.engine.zone.ParentWalk.Verdict;
import dev.gonemaster.engine.zone.Zone;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// basic01: the zone has a parent, and the parent delegates it.
/// Specification: Zonemaster v2025.2, Basic-TP/basic01.md.
/// Sources: RFC 1034 section 4.2, RFC 6672, RFC 9156.
/// Step 3 to 6 are the walk that all testcases share: [ParentWalk].
final class Basic01 implements Testcase {
    enum Message implements Tag {
        B01_CHILD_FOUND(INFO, DOMAIN),
        B01_CHILD_IS_ALIAS(NOTICE, DOMAIN_CHILD, DOMAIN_TARGET, SERVERS),
        B01_INCONSISTENT_ALIAS(ERROR, DOMAIN),
        B01_INCONSISTENT_DELEGATION(ERROR, DOMAIN_CHILD, DOMAIN_PARENT, SERVERS),
        B01_NO_CHILD(ERROR, DOMAIN_CHILD, DOMAIN_SUPER),
        B01_PARENT_DISREGARDED(INFO),
        B01_PARENT_FOUND(INFO, DOMAIN, SERVERS),
        B01_PARENT_NOT_FOUND(WARNING),
        B01_PARENT_UNDETERMINED(WARNING, SERVERS),
        B01_ROOT_HAS_NO_PARENT(INFO),
        B01_SERVER_ZONE_ERROR(DEBUG, QUERY_NAME, QUERY_TYPE, NS, ADDRESS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final Set<Finding> CHILD_FOUND = EnumSet.of(Finding.DELEGATION, Finding.AA_SOA);
    private static final Set<Finding> NO_CHILD = EnumSet.complementOf(EnumSet.copyOf(CHILD_FOUND));

    @Override
    public Module module() {
        return Module.BASIC;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        if (zone.root()) {                                                                      // 1
            findings.add(Message.B01_CHILD_FOUND, DOMAIN.of(zone.name()));
            findings.add(Message.B01_ROOT_HAS_NO_PARENT);
            return;
        }
        if (zone.undelegatedData().replacesDelegation()) {                                      // 2
            findings.add(Message.B01_CHILD_FOUND, DOMAIN.of(zone.name()));
            findings.add(Message.B01_PARENT_DISREGARDED);
            return;
        }
        ParentWalk walk = zone.parentSide().walk();                                             // 3 to 6
        reportErrors(walk, findings);                                                           // 6.5, 6.7, 6.11
        reportParent(walk.verdicts(), findings);                                                // 7, 8
        reportChild(zone.name(), walk.verdicts(), findings);                                    // 9, 10
        reportAlias(zone.name(), walk.verdicts(), findings);                                    // 11
    }

    private static void reportErrors(ParentWalk walk, Findings findings) {
        for (ParentWalk.Skipped skipped : walk.skipped()) {
            SkippedQuestion.report(findings, skipped.server(), Type.SOA, skipped.reason());
        }
        for (ParentWalk.ZoneError error : walk.zoneErrors()) {
            findings.add(Message.B01_SERVER_ZONE_ERROR, QUERY_NAME.of(error.queryName()),
                    QUERY_TYPE.of(error.queryType()), NS.of(error.server().name()),
                    ADDRESS.of(error.server().address()));
        }
    }

    private static void reportParent(List<Verdict> verdicts, Findings findings) {
        if (verdicts.isEmpty()) {
            findings.add(Message.B01_PARENT_NOT_FOUND);                                         // 8
            return;
        }
        SortedMap<Name, Set<NameServer>> serversByParent = servers(verdicts, Verdict::parent);
        serversByParent.forEach((parent, servers) -> findings.add(Message.B01_PARENT_FOUND,     // 7.1
                DOMAIN.of(parent), ServerArgs.servers(servers)));
        if (serversByParent.size() > 1) {                                                       // 7.2
            findings.add(Message.B01_PARENT_UNDETERMINED,
                    ServerArgs.servers(verdicts.stream().map(Verdict::server).toList()));
        }
    }

    private static void reportChild(Name child, List<Verdict> verdicts, Findings findings) {
        if (verdicts.stream().noneMatch(verdict -> CHILD_FOUND.contains(verdict.finding()))) {  // 10
            findings.add(Message.B01_NO_CHILD, DOMAIN_CHILD.of(child), DOMAIN_SUPER.of(new Name(child, 1)));
            return;
        }
        findings.add(Message.B01_CHILD_FOUND, DOMAIN.of(child));                                // 9.1
        servers(with(NO_CHILD, verdicts), Verdict::parent).forEach((parent, servers) ->         // 9.2
                findings.add(Message.B01_INCONSISTENT_DELEGATION, DOMAIN_CHILD.of(child), DOMAIN_PARENT.of(parent),
                        ServerArgs.servers(servers)));
    }

    private static void reportAlias(Name child, List<Verdict> verdicts, Findings findings) {
        SortedMap<Name, Set<NameServer>> serversByTarget =
                servers(with(EnumSet.of(Finding.AA_DNAME), verdicts), Verdict::target);
        serversByTarget.forEach((target, servers) -> findings.add(Message.B01_CHILD_IS_ALIAS,   // 11.1
                DOMAIN_CHILD.of(child), DOMAIN_TARGET.of(target), ServerArgs.servers(servers)));
        if (serversByTarget.size() > 1) {
            findings.add(Message.B01_INCONSISTENT_ALIAS, DOMAIN.of(child));                     // 11.2
        }
    }

    private static List<Verdict> with(Set<Finding> wanted, List<Verdict> verdicts) {
        return verdicts.stream().filter(verdict -> wanted.contains(verdict.finding())).toList();
    }

    private static SortedMap<Name, Set<NameServer>> servers(Collection<Verdict> verdicts,
                                                            Function<Verdict, Name> key) {
        var servers = new TreeMap<Name, Set<NameServer>>();
        for (Verdict verdict : verdicts) {
            servers.computeIfAbsent(key.apply(verdict), _ -> new TreeSet<>()).add(verdict.server());
        }
        return servers;
    }
}
