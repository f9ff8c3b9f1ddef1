package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.NO_RESPONSE;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver01.Message.IS_A_RECURSOR;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver01.Message.NO_RECURSOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Nameserver01Test {
    private static final String ZONE = "child.nameserver01.xa";
    private static final String LAST_PROBE = "xn--nameservertest.ripe.net";

    @Scenario("GOOD")
    void serversThatRefuseForeignNamesAreNoRecursors(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns1");
        ScenarioRun run = run(new Nameserver01(), zone);
        run.expect(NO_RECURSOR, NS.of(server.name()), ADDRESS.of(server.addresses().getFirst())).forbidOthers();
        assertThat(run.entries()).hasSize(4);
        assertThat(run.transport().exchanges()).extracting(exchange -> exchange.query().recursionDesired())
                .containsOnly(false);
    }

    @Scenario("RECURSOR")
    void aServerThatOffersRecursionIsARecursor(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().on(Nameserver01Test::foreign, Misbehaviour.changed(answer -> {
            answer.getHeader().setFlag(Flags.RA);
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }));
        ScenarioRun run = run(new Nameserver01(), zone);
        run.expect(IS_A_RECURSOR, NS.of(server.name()), ADDRESS.of(server.addresses().getFirst()))
                .expect(NO_RECURSOR).forbidOthers();
        assertThat(run.entries()).hasSize(3);
    }

    @Scenario("RECURSION-AVAILABLE-ONCE")
    void oneResponseWithTheFlagIsEnough(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").ipv4Only().on(LAST_PROBE, "A",
                Misbehaviour.changed(answer -> answer.getHeader().setFlag(Flags.RA)));
        run(new Nameserver01(), zone).expect(IS_A_RECURSOR, NS.of(zone.nameOf("ns2")))
                .expect(NO_RECURSOR, NS.of(zone.nameOf("ns1"))).forbidOthers();
    }

    @Scenario("NXDOMAIN-WITHOUT-RA")
    void whoeverBelievesToServeTheRootIsNoRecursor(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").on(Nameserver01Test::foreign, Misbehaviour.rcode(Rcode.NXDOMAIN));
        zone.server("ns2").on(Nameserver01Test::foreign, Misbehaviour.changed(Nameserver01Test::denyWithAuthority));
        run(new Nameserver01(), zone).expect(NO_RECURSOR).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void eachQuestionWithoutAnswerIsMentioned(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().silent();
        ScenarioRun run = run(new Nameserver01(), zone);
        run.expect(NO_RESPONSE, NS.of(server.name())).expect(NO_RECURSOR, NS.of(zone.nameOf("ns1"))).forbidOthers();
        assertThat(run.entries()).extracting(Entry::tag).filteredOn(NO_RESPONSE.name()::equals).hasSize(3);
        assertThat(run.entries()).filteredOn(entry -> entry.tag().equals(NO_RECURSOR.name())).hasSize(2);
    }

    @Scenario("NO-RESPONSE-TO-ONE-QUESTION")
    void aServerThatWasSilentOnceIsNotCleared(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").ipv4Only().on(LAST_PROBE, "A", Misbehaviour.fails(Failure.TIMEOUT));
        zone.server("ns2").sameAddressesAs(zone.server("ns1"));
        run(new Nameserver01(), zone).expect(NO_RESPONSE).forbidOthers();
    }

    @Scenario("SILENT-RECURSOR")
    void aRecursorMayBeSilentAtTimes(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").ipv4Only()
                .on(Nameserver01Test::foreign, Misbehaviour.changed(answer -> answer.getHeader().setFlag(Flags.RA)))
                .on(LAST_PROBE, "A", Misbehaviour.fails(Failure.TIMEOUT));
        run(new Nameserver01(), zone).expect(NO_RESPONSE, IS_A_RECURSOR)
                .expect(NO_RECURSOR, NS.of(zone.nameOf("ns1"))).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        ScenarioRun run = run(new Nameserver01(), world.withoutIpv4().zone(ZONE));
        run.expect(IPV4_DISABLED, QUERY_TYPE.of(Type.A)).expect(NO_RECURSOR).forbidOthers();
        assertThat(run.entries()).hasSize(4);
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver01(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.A)).expect(NO_RECURSOR).forbidOthers();
    }

    private static boolean foreign(Query query) {
        return query.name().toString().startsWith("xn--nameservertest.");
    }

    private static void denyWithAuthority(Message answer) {
        answer.removeAllRecords(Section.AUTHORITY);
        answer.getHeader().setFlag(Flags.AA);
        answer.getHeader().setRcode(Rcode.NXDOMAIN);
    }
}
