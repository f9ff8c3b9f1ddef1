package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
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
import java.util.List;
import java.util.TreeSet;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// nameserver07: no name server refers questions that do not concern it upwards to the root.
/// Specification: Zonemaster v2025.2, Nameserver-TP/nameserver07.md. What counts in step 4 are NS records, as the
/// objective says: an SOA record beside a denial refers nobody.
/// Sources: RFC 1034 section 4.3.2 (referrals lead downwards).
/// Silent servers belong to Connectivity01.
final class Nameserver07 implements Testcase {
    enum Message implements Tag {
        NO_UPWARD_REFERRAL(INFO, SERVERS),
        UPWARD_REFERRAL(WARNING, SERVERS),
        UPWARD_REFERRAL_IRRELEVANT(INFO);

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
        return Module.NAMESERVER;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        if (zone.root()) {                                                                      // 1
            findings.add(Message.UPWARD_REFERRAL_IRRELEVANT);
            return;
        }
        var referring = new TreeSet<NameServer>();
        var fine = new TreeSet<NameServer>();
        zone.dns().askAll(zone.nameServers(), Query.of(Name.root, Type.NS))                     // 2, 3
                .forEach((server, outcome) -> {
                    switch (outcome) {
                        case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.NS, skipped);
                        case NoResponse _ -> { }
                        case Response r when r.section(Section.AUTHORITY, Type.NS).isEmpty() -> fine.add(server);
                        case Response _ -> referring.add(server);                               // 4
                    }
                });
        if (!referring.isEmpty()) {
            findings.add(Message.UPWARD_REFERRAL, ServerArgs.servers(referring));
        } else if (!fine.isEmpty()) {
            findings.add(Message.NO_UPWARD_REFERRAL, ServerArgs.servers(fine));
        }
    }
}
