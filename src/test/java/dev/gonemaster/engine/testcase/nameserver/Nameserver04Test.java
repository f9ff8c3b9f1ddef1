package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SOURCE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver04.Message.DIFFERENT_SOURCE_IP;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver04.Message.SAME_SOURCE_IP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Nameserver04Test {
    private static final String ZONE = "child.nameserver04.xa";
    private static final String ELSEWHERE = "20.99.99.99";

    @Scenario("GOOD")
    void serversAnswerFromTheAddressAsked(World world) {
        ScriptedZone zone = world.zone(ZONE);
        ScenarioRun run = run(new Nameserver04(), zone);
        run.expect(SAME_SOURCE_IP, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
        assertThat(run.transport().exchanges()).noneMatch(exchange -> exchange.query().fromAnywhere());
    }

    @Scenario("DIFFERENT-SOURCE")
    void aServerAnswersFromAnotherAddress(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().misbehaves(Misbehaviour.answersFrom(ELSEWHERE));
        run(new Nameserver04(), zone)
                .expect(DIFFERENT_SOURCE_IP, NS.of(server.name()), ADDRESS.of(server.addresses().getFirst()),
                        SOURCE.of(World.address(ELSEWHERE)))
                .forbidOthers();
    }

    @Scenario("SILENT")
    void aSilentServerIsAskedAgainAndNotMentioned(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").ipv4Only().silent();
        ScenarioRun run = run(new Nameserver04(), zone);
        run.expect(SAME_SOURCE_IP, SERVERS.of(zone.servers("ns1"))).forbidOthers();
        assertThat(run.transport().exchanges()).filteredOn(exchange -> exchange.query().fromAnywhere()).hasSize(1);
    }

    @Scenario("SILENT-AT-FIRST")
    void aServerThatLostTheFirstQuestionAnswersTheSecond(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(query -> !query.fromAnywhere(), Misbehaviour.fails(Failure.TIMEOUT));
        run(new Nameserver04(), zone).expect(SAME_SOURCE_IP, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("CLOSED-PORT")
    void onlySilenceIsAskedAgain(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").misbehaves(Misbehaviour.fails(Failure.REFUSED));
        zone.server("ns2").on(Nameserver04Test::plain, Misbehaviour.fails(Failure.MALFORMED));
        ScenarioRun run = run(new Nameserver04(), zone);
        run.forbidOthers();
        assertThat(run.transport().exchanges()).noneMatch(exchange -> exchange.query().fromAnywhere());
    }

    @Scenario("ANY-ANSWER")
    void whatTheAnswerSaysDoesNotMatter(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").rcode(Rcode.REFUSED);
        zone.server("ns2").notAuthoritative();
        run(new Nameserver04(), zone).expect(SAME_SOURCE_IP, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Nameserver04(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(SAME_SOURCE_IP).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver04(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(SAME_SOURCE_IP).forbidOthers();
    }

    private static boolean plain(Query query) {
        return !query.fromAnywhere();
    }
}
