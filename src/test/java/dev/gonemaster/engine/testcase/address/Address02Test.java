package dev.gonemaster.engine.testcase.address;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.address.Address02.Message.NAMESERVERS_IP_WITH_REVERSE;
import static dev.gonemaster.engine.testcase.address.ReverseMessage.NAMESERVER_IP_WITHOUT_REVERSE;
import static dev.gonemaster.engine.testcase.address.ReverseMessage.NO_RESPONSE_PTR_QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedServer;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Section;

class Address02Test {
    private static final String ZONE = "child.address02.xa";

    @Scenario("ALL-HAVE-PTR")
    void everyAddressHasAName(World world) {
        ScriptedZone zone = world.zone(ZONE);
        new ReverseTree(world).named(zone.server("ns1"), "other.xb").named(zone.server("ns2"), "one.xb", "two.xb");
        run(new Address02(), zone).expect(NAMESERVERS_IP_WITH_REVERSE).forbidOthers();
    }

    @Scenario("ONE-HAS-NO-PTR")
    void anAddressHasNoName(World world) {
        ScriptedZone zone = world.zone(ZONE);
        ScriptedServer server = zone.server("ns2");
        new ReverseTree(world).named(zone.server("ns1"), "other.xb").named(server.addresses().getFirst(), "other.xb");
        run(new Address02(), zone).expect(NAMESERVER_IP_WITHOUT_REVERSE, NS.of(server.name()),
                ADDRESS.of(server.addresses().getLast())).forbidOthers();
    }

    @Scenario("DELEGATED-ONLY")
    void serversOfTheDelegationCountToo(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns3").apexNs("ns1");
        new ReverseTree(world).named(zone.server("ns1"), "other.xb");
        run(new Address02(), zone)
                .expect(NAMESERVER_IP_WITHOUT_REVERSE, NS.of(zone.server("ns3").name())).forbidOthers();
    }

    @Scenario("SHARED-IP")
    void aSharedAddressIsReportedOnce(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").sameAddressesAs(zone.server("ns1").ipv4Only());
        new ReverseTree(world);
        assertThat(run(new Address02(), zone).expect(NAMESERVER_IP_WITHOUT_REVERSE).forbidOthers().entries())
                .extracting(entry -> entry.args().get("ns")).containsExactly("ns1." + ZONE);
    }

    @Scenario("PTR-IS-CNAME")
    void aliasesAreFollowed(World world) {
        ScriptedZone zone = world.zone(ZONE);
        ScriptedServer server = zone.server("ns2").ipv4Only();
        world.zone("xb").with("alias", "PTR", "other.xb.");
        new ReverseTree(world).named(zone.server("ns1"), "other.xb")
                .with(server.addresses().getFirst(), "CNAME", "alias.xb");
        run(new Address02(), zone).expect(NAMESERVERS_IP_WITH_REVERSE).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void nobodyAnswersForTheReverseTree(World world) {
        ScriptedZone zone = world.zone(ZONE);
        ScriptedServer server = zone.server("ns2").ipv4Only();
        new ReverseTree(world).named(zone.server("ns1"), "other.xb")
                .misbehaves(server, Misbehaviour.fails(Failure.TIMEOUT));
        run(new Address02(), zone).expect(NO_RESPONSE_PTR_QUERY,
                DOMAIN.of(ReverseMap.fromAddress(server.addresses().getFirst()))).forbidOthers();
    }

    @Scenario("SERVFAIL")
    void aServerThatFailsDoesNotAnswer(World world) {
        ScriptedZone zone = world.zone(ZONE);
        new ReverseTree(world).named(zone.server("ns1"), "other.xb")
                .misbehaves(zone.server("ns2"), Misbehaviour.rcode(Rcode.SERVFAIL));
        run(new Address02(), zone).expect(NO_RESPONSE_PTR_QUERY).forbidOthers();
    }

    @Scenario("NO-SERVER")
    void theReverseZoneHasNoServerWithAnAddress(World world) {
        ScriptedZone zone = world.zone(ZONE);
        new ReverseTree(world);
        world.server("ns1.reverse.xb").at();
        run(new Address02(), zone).expect(NO_RESPONSE_PTR_QUERY).forbidOthers();
    }

    @Scenario("OTHER-RECORDS")
    void recordsOfAnotherNameAreNoAnswer(World world) {
        ScriptedZone zone = world.zone(ZONE);
        new ReverseTree(world).named(zone.server("ns1"), "other.xb").named(zone.server("ns2"), "other.xb")
                .misbehaves(zone.server("ns2"), Misbehaviour.otherOwner("another.xb"));
        run(new Address02(), zone).expect(NAMESERVER_IP_WITHOUT_REVERSE).forbidOthers();
    }

    @Scenario("ALIAS-LOOP")
    void aLoopOfAliasesEnds(World world) {
        ScriptedZone zone = world.zone(ZONE);
        ScriptedServer server = zone.server("ns2").ipv4Only();
        world.zone("xb").with("one", "CNAME", "two.xb.").with("two", "CNAME", "one.xb.");
        new ReverseTree(world).named(zone.server("ns1"), "other.xb")
                .with(server.addresses().getFirst(), "CNAME", "one.xb");
        run(new Address02(), zone).expect(NAMESERVER_IP_WITHOUT_REVERSE).forbidOthers();
    }

    @Scenario("IPV6-OFF")
    void aReverseTreeThatMayNotBeAskedIsNoFinding(World world) {
        ScriptedZone zone = world.withoutIpv6().zone(ZONE);
        new ReverseTree(world);
        world.server("ns1.reverse.xb").ipv6Only();
        run(new Address02(), zone).forbid(NAMESERVERS_IP_WITH_REVERSE, NAMESERVER_IP_WITHOUT_REVERSE);
    }

    @Scenario("NO-SERVERS")
    void aZoneWithoutServersIsNotJudged(World world) {
        run(new Address02(), world.zone(ZONE).delegatedTo().apexNs().servedBy()).forbidOthers();
    }

    @Scenario("EMPTY-ANSWER")
    void anAnswerWithoutAnythingIsNoName(World world) {
        ScriptedZone zone = world.zone(ZONE);
        new ReverseTree(world).named(zone.server("ns1"), "other.xb").named(zone.server("ns2"), "other.xb")
                .misbehaves(zone.server("ns2"),
                        Misbehaviour.changed(answer -> answer.removeAllRecords(Section.ANSWER)));
        run(new Address02(), zone).expect(NAMESERVER_IP_WITHOUT_REVERSE).forbidOthers();
    }
}
