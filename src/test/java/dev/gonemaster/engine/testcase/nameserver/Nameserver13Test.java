package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.NO_RESPONSE;
import static dev.gonemaster.engine.testcase.nameserver.EdnsMessage.NO_EDNS_SUPPORT;
import static dev.gonemaster.engine.testcase.nameserver.EdnsMessage.NS_ERROR;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver13.Message.MISSING_OPT_IN_TRUNCATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Edns;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedServer;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Nameserver13Test {
    private static final String ZONE = "child.nameserver13.xa";

    @Scenario("GOOD")
    void serversThatAnswerDnskeyWithEdnsAreNotMentioned(World world) {
        var found = run(new Nameserver13(), world.zone(ZONE)).forbidOthers();
        assertThat(found.transport().exchanges()).extracting(exchange -> exchange.query())
                .contains(Query.of(World.absolute(ZONE), Type.DNSKEY).with(new Edns(0, 512, true, 0, List.of())));
    }

    @Scenario("TRUNCATED")
    void aTruncatedAnswerMayHaveEdnsAndIsNotAskedForAgain(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(ZONE, "DNSKEY", truncated(true));
        ScenarioRun found = run(new Nameserver13(), zone).forbidOthers();
        assertThat(found.transport().exchanges())
                .noneMatch(exchange -> exchange.query().protocol() == Query.Protocol.TCP);
    }

    @Scenario("MISSING-OPT-IN-TRUNCATED")
    void aServerTruncatesAndForgetsEdns(World world) {
        ScriptedZone zone = world.zone(ZONE);
        expect(MISSING_OPT_IN_TRUNCATED, zone, zone.server("ns2").on(ZONE, "DNSKEY", truncated(false)));
    }

    @Scenario("NO-EDNS-SUPPORT")
    void aServerRefusesEdns(World world) {
        ScriptedZone zone = world.zone(ZONE);
        expect(NO_EDNS_SUPPORT, zone, zone.server("ns2").rcode(Rcode.FORMERR));
    }

    @Scenario("NO-RESPONSE")
    void aServerIsSilent(World world) {
        ScriptedZone zone = world.zone(ZONE);
        expect(NO_RESPONSE, zone, zone.server("ns2").silent());
    }

    @Scenario("NS-ERROR-RCODE")
    void aServerAnswersWithAnError(World world) {
        ScriptedZone zone = world.zone(ZONE);
        expect(NS_ERROR, zone, zone.server("ns2").rcode(Rcode.REFUSED));
    }

    @Scenario("NS-ERROR-NO-EDNS")
    void aServerAnswersWholeButWithoutEdns(World world) {
        ScriptedZone zone = world.zone(ZONE);
        expect(NS_ERROR, zone, zone.server("ns2").noEdns());
    }

    @Scenario("NS-ERROR-VERSION")
    void aServerAnswersWithAnotherVersion(World world) {
        ScriptedZone zone = world.zone(ZONE);
        expect(NS_ERROR, zone, zone.server("ns2").on(ZONE, "DNSKEY", Misbehaviour.changed(answer ->
                EdnsReplies.withOpt(answer, Rcode.NOERROR, 1, 0))));
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Nameserver13(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver13(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).forbidOthers();
    }

    private static Misbehaviour truncated(boolean opt) {
        return Misbehaviour.changed(answer -> {
            answer.getHeader().setFlag(Flags.TC);
            answer.removeAllRecords(Section.ANSWER);
            if (!opt) {
                EdnsReplies.withoutOpt(answer);
            }
        });
    }

    private static void expect(Tag tag, ScriptedZone zone, ScriptedServer server) {
        server.ipv4Only();
        run(new Nameserver13(), zone)
                .expect(tag, NS.of(server.name()), ADDRESS.of(server.addresses().getFirst())).forbidOthers();
    }
}
