package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.MAIL_TARGETS;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
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
import dev.gonemaster.engine.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.Type;

/// zone09: the apex has an MX RRset where one is expected, the same on every server, and none where it does harm.
/// Specification: Zonemaster v2025.2, Zone-TP/zone09.md.
/// Sources: RFC 2142 section 7, RFC 3172, RFC 5321 sections 2.3.5 and 5.1, RFC 7505 section 3.
/// Servers that give no authoritative SOA answer belong to Connectivity01.
final class Zone09 implements Testcase {
    enum Message implements Tag {
        Z09_INCONSISTENT_MX(WARNING),
        Z09_INCONSISTENT_MX_DATA(WARNING),
        Z09_MISSING_MAIL_TARGET(NOTICE),
        Z09_MX_DATA(INFO, ADDRESSES, MAIL_TARGETS),
        Z09_MX_FOUND(INFO, ADDRESSES),
        Z09_NON_AUTH_MX_RESPONSE(WARNING, ADDRESSES),
        Z09_NO_MX_FOUND(INFO, ADDRESSES),
        Z09_NO_RESPONSE_MX_QUERY(WARNING, ADDRESSES),
        Z09_NULL_MX_NON_ZERO_PREF(NOTICE),
        Z09_NULL_MX_WITH_OTHER_MX(WARNING),
        Z09_ROOT_EMAIL_DOMAIN(NOTICE),
        Z09_TLD_EMAIL_DOMAIN(WARNING),
        Z09_UNEXPECTED_RCODE_MX(WARNING, ADDRESSES, RCODE);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// The sets of step 4.
    private record Sets(SortedSet<NameServer> silent, SortedMap<Integer, SortedSet<NameServer>> byRcode,
                        SortedSet<NameServer> nonAuthoritative, SortedSet<NameServer> withoutMx,
                        SequencedMap<MailExchangers, SortedSet<NameServer>> byMx) {
        Sets() {
            this(new TreeSet<>(), new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
        }

        SortedSet<NameServer> withMx() {
            var servers = new TreeSet<NameServer>();
            byMx.values().forEach(servers::addAll);
            return servers;
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
        var sets = new Sets();                                                                      // 4
        zone.dns().askAll(serving(zone, findings), Query.of(zone.name(), Type.MX))                  // 2, 5.3
                .forEach((server, outcome) -> sort(server, outcome, sets, findings));
        reportFaults(sets, findings);                                                               // 6, 7, 8
        if (!sets.withoutMx().isEmpty() && !sets.byMx().isEmpty()) {                                // 9
            findings.add(Message.Z09_INCONSISTENT_MX);
            findings.add(Message.Z09_NO_MX_FOUND, ServerArgs.addresses(sets.withoutMx()));
            findings.add(Message.Z09_MX_FOUND, ServerArgs.addresses(sets.withMx()));
        }
        if (sets.byMx().size() > 1) {
            findings.add(Message.Z09_INCONSISTENT_MX_DATA);                                         // 10.1.1
            sets.byMx().forEach((mx, servers) -> reportMx(mx, servers, findings));                  // 10.1.2
        }
        if (sets.byMx().size() == 1) {
            judge(zone, sets.byMx().firstEntry().getKey(), sets.withMx(), findings);                // 10.2
        }
        if (!sets.withoutMx().isEmpty() && sets.byMx().isEmpty() && EmailDomain.expected(zone)) {
            findings.add(Message.Z09_MISSING_MAIL_TARGET);                                          // 11
        }
    }

    /// The servers that give an authoritative answer with the zone's SOA record.
    private static List<NameServer> serving(Zone zone, Findings findings) {
        var serving = new ArrayList<NameServer>();
        zone.dns().askAll(zone.nameServers(), Query.of(zone.name(), Type.SOA))                      // 1, 3, 5.1
                .forEach((server, outcome) -> {
                    switch (outcome) {
                        case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                        case NoResponse _ -> { }                                                    // 5.2.1
                        case Response r when !r.noError() || !r.authoritative() -> { }              // 5.2.2, 5.2.3
                        case Response r when r.answer().isEmpty() -> { }                            // 5.2.4
                        case Response _ -> serving.add(server);
                    }
                });
        return serving;
    }

    private static void sort(NameServer server, Outcome outcome, Sets sets, Findings findings) {
        switch (outcome) {
            case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.MX, skipped);
            case NoResponse _ -> sets.silent().add(server);                                         // 5.3.2
            case Response r when !r.noError() ->
                    sets.byRcode().computeIfAbsent(r.rcode(), _ -> new TreeSet<>()).add(server);    // 5.3.3
            case Response r when !r.authoritative() -> sets.nonAuthoritative().add(server);         // 5.3.4
            case Response r when r.answer().isEmpty() -> sets.withoutMx().add(server);              // 5.3.5
            case Response r -> sets.byMx()
                    .computeIfAbsent(MailExchangers.of(r.answer()), _ -> new TreeSet<>()).add(server); // 5.3.6
        }
    }

    private static void reportFaults(Sets sets, Findings findings) {
        if (!sets.silent().isEmpty()) {
            findings.add(Message.Z09_NO_RESPONSE_MX_QUERY, ServerArgs.addresses(sets.silent()));    // 6
        }
        sets.byRcode().forEach((rcode, servers) -> findings.add(Message.Z09_UNEXPECTED_RCODE_MX,    // 7
                ServerArgs.addresses(servers), RCODE.of(rcode)));
        if (!sets.nonAuthoritative().isEmpty()) {                                                   // 8
            findings.add(Message.Z09_NON_AUTH_MX_RESPONSE, ServerArgs.addresses(sets.nonAuthoritative()));
        }
    }

    private static void judge(Zone zone, MailExchangers mx, SortedSet<NameServer> servers, Findings findings) {
        if (mx.hasNullMx()) {                                                                       // 10.2.1
            if (mx.records().size() > 1) {
                findings.add(Message.Z09_NULL_MX_WITH_OTHER_MX);                                    // 10.2.1.1
            }
            if (mx.hasNullMxWithPreference()) {
                findings.add(Message.Z09_NULL_MX_NON_ZERO_PREF);                                    // 10.2.1.2
            }
            return;
        }
        if (EmailDomain.topLevel(zone)) {
            findings.add(Message.Z09_TLD_EMAIL_DOMAIN);                                             // 10.2.2
            return;
        }
        if (zone.root()) {
            findings.add(Message.Z09_ROOT_EMAIL_DOMAIN);                                            // 10.2.3
            return;
        }
        reportMx(mx, servers, findings);                                                            // 10.2.4
    }

    private static void reportMx(MailExchangers mx, Set<NameServer> servers, Findings findings) {
        findings.add(Message.Z09_MX_DATA, ServerArgs.addresses(servers), MAIL_TARGETS.of(mx.targets()));
    }
}
