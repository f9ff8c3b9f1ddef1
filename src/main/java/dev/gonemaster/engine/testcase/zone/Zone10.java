package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.OWNER;
import static dev.gonemaster.engine.message.ArgName.QUERY_NAME;
import static dev.gonemaster.engine.message.Level.DEBUG;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;

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
import dev.gonemaster.engine.testcase.SharedMessage;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// zone10: the apex has exactly one SOA record; besides, whether an alias stands beside it.
/// Specification: Zonemaster v2025.2, Zone-TP/zone10.md; the aliases are an addition of Gonemaster.
/// Sources: RFC 1035 section 5.2, RFC 1034 section 3.6.2 (no data beside CNAME), RFC 6672 section 2.3 (DNAME at the
/// apex).
/// Silent servers belong to Connectivity01.
final class Zone10 implements Testcase {
    enum Message implements Tag {
        NO_SOA_IN_RESPONSE(DEBUG, NS, ADDRESS),
        WRONG_SOA(DEBUG, NS, ADDRESS, OWNER, QUERY_NAME),
        MULTIPLE_SOA(ERROR, NS, ADDRESS, COUNT),
        ONE_SOA(INFO),
        SOA_AND_CNAME(ERROR, NS, ADDRESS),
        APEX_DNAME(NOTICE, NS, ADDRESS);

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
        return Module.ZONE;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(List.of(SharedMessage.NO_RESPONSE), Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Map<NameServer, Outcome> outcomes =
                zone.dns().askAll(zone.nameServers(), Query.of(zone.name(), Type.SOA));             // 1, 2, 3.1
        var right = new ArrayList<NameServer>();
        int wrong = 0;
        for (Map.Entry<NameServer, Outcome> each : outcomes.entrySet()) {
            NameServer server = each.getKey();
            switch (each.getValue()) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                case NoResponse _ -> {
                    findings.add(SharedMessage.NO_RESPONSE, server);                                // 3.2
                    wrong++;
                }
                case Response response when oneSoa(server, response, findings) -> right.add(server);
                case Response _ -> wrong++;
            }
        }
        if (wrong == 0 && !right.isEmpty()) {
            findings.add(Message.ONE_SOA);                                                          // 4
        }
        reportServersWith(Type.CNAME, Message.SOA_AND_CNAME, zone, right, findings);
        reportServersWith(Type.DNAME, Message.APEX_DNAME, zone, right, findings);
    }

    private static boolean oneSoa(NameServer server, Response response, Findings findings) {
        Name apex = response.query().name();
        List<Record> soas = response.answer(Type.SOA);
        if (soas.isEmpty()) {
            findings.add(Message.NO_SOA_IN_RESPONSE, server);                                       // 3.3
            return false;
        }
        if (soas.stream().noneMatch(soa -> soa.getName().equals(apex))) {
            findings.add(Message.WRONG_SOA, server,                                                 // 3.4
                    OWNER.of(soas.getFirst().getName()), QUERY_NAME.of(apex));
            return false;
        }
        if (soas.size() > 1) {
            findings.add(Message.MULTIPLE_SOA, server, COUNT.of((long) soas.size()));               // 3.5
            return false;
        }
        return true;
    }

    private static void reportServersWith(int type, Tag tag, Zone zone, List<NameServer> servers, Findings findings) {
        zone.dns().askAll(servers, Query.of(zone.name(), type)).forEach((server, outcome) -> {
            if (outcome instanceof Response response && !response.answer().isEmpty()) {
                findings.add(tag, server);
            }
        });
    }
}
