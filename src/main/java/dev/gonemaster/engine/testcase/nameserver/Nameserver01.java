package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;

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
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// nameserver01: no name server offers recursion.
/// Specification: Zonemaster v2025.2, Nameserver-TP/nameserver01.md; step 3.3 is left out, since NXDOMAIN alone does
/// not tell a recursor from a server that believes to serve the root.
/// Sources: RFC 1035 section 4.1.1 (RA), RFC 5358.
/// Silent servers belong to Connectivity01.
final class Nameserver01 implements Testcase {
    enum Message implements Tag {
        IS_A_RECURSOR(ERROR, NS, ADDRESS),
        NO_RECURSOR(INFO, NS, ADDRESS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// Names that nobody can have registered.
    private static final List<Name> PROBES = List.of(                                           // 1
            Name.fromConstantString("xn--nameservertest.iis.se."),
            Name.fromConstantString("xn--nameservertest.icann.org."),
            Name.fromConstantString("xn--nameservertest.ripe.net."));

    @Override
    public Module module() {
        return Module.NAMESERVER;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(List.of(SharedMessage.NO_RESPONSE), Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        var servers = zone.nameServers();                                                       // 2
        List<? extends Map<NameServer, Outcome>> outcomes = PROBES.stream()                     // 3.1
                .map(probe -> zone.dns().askAll(servers, Query.of(probe, Type.A))).toList();
        servers.forEach(server -> judge(server, outcomes.stream().map(each -> each.get(server)).toList(), findings));
    }

    private static void judge(NameServer server, List<Outcome> outcomes, Findings findings) {
        if (outcomes.getFirst() instanceof NotAsked skipped) {
            SkippedQuestion.report(findings, server, Type.A, skipped);
        }
        outcomes.stream().filter(NoResponse.class::isInstance)
                .forEach(_ -> findings.add(SharedMessage.NO_RESPONSE, server));                 // 3.2.1
        if (outcomes.stream().anyMatch(Nameserver01::offersRecursion)) {
            findings.add(Message.IS_A_RECURSOR, server);                                        // 3.2.2
            return;
        }
        if (outcomes.stream().allMatch(Response.class::isInstance)) {
            findings.add(Message.NO_RECURSOR, server);                                          // 3.4
        }
    }

    private static boolean offersRecursion(Outcome outcome) {
        return outcome instanceof Response response && response.message().getHeader().getFlag(Flags.RA);
    }
}
