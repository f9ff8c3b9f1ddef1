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
import static dev.gonemaster.engine.testcase.nameserver.Nameserver12.Message.Z_FLAGS_NOTCLEAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedServer;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Nameserver12Test {
    private static final String ZONE = "child.nameserver12.xa";

    @Scenario("GOOD")
    void serversThatPassOverTheFlagAreNotMentioned(World world) {
        var found = run(new Nameserver12(), world.zone(ZONE)).forbidOthers();
        assertThat(found.transport().exchanges()).extracting(exchange -> exchange.query().edns())
                .anyMatch(edns -> edns != null && edns.z() == Nameserver12.UNKNOWN_FLAG);
    }

    @Scenario("Z-FLAGS-NOTCLEAR")
    void aServerSendsTheFlagBack(World world) {
        ScriptedZone zone = world.zone(ZONE);
        expect(Z_FLAGS_NOTCLEAR, zone, zone.server("ns2").changes(answer ->
                EdnsReplies.withOpt(answer, Rcode.NOERROR, 0, Nameserver12.UNKNOWN_FLAG)));
    }

    @Scenario("DO-FLAG")
    void theFlagThatIsKnownDoesNotCount(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").changes(answer -> EdnsReplies.withOpt(answer, Rcode.NOERROR, 0, ExtendedFlags.DO));
        run(new Nameserver12(), zone).forbidOthers();
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

    @Scenario("NS-ERROR-NO-SOA")
    void aServerAnswersWithoutTheSoa(World world) {
        ScriptedZone zone = world.zone(ZONE);
        expect(NS_ERROR, zone, zone.server("ns2").changes(answer -> answer.removeAllRecords(Section.ANSWER)));
    }

    @Scenario("NS-ERROR-NO-EDNS")
    void aServerAnswersWithoutEdns(World world) {
        ScriptedZone zone = world.zone(ZONE);
        expect(NS_ERROR, zone, zone.server("ns2").noEdns());
    }

    @Scenario("NS-ERROR-VERSION")
    void aServerAnswersWithAnotherVersion(World world) {
        ScriptedZone zone = world.zone(ZONE);
        expect(NS_ERROR, zone,
                zone.server("ns2").changes(answer -> EdnsReplies.withOpt(answer, Rcode.NOERROR, 1, 0)));
    }

    @Scenario("NOT-AUTHORITATIVE")
    void authorityDoesNotMatterHere(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(query -> query.edns() != null, Misbehaviour.notAuthoritative());
        run(new Nameserver12(), zone).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Nameserver12(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver12(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).forbidOthers();
    }

    private static void expect(Tag tag, ScriptedZone zone, ScriptedServer server) {
        server.ipv4Only();
        run(new Nameserver12(), zone)
                .expect(tag, NS.of(server.name()), ADDRESS.of(server.addresses().getFirst())).forbidOthers();
    }
}
