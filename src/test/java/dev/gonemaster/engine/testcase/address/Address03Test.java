package dev.gonemaster.engine.testcase.address;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.PTR_NAMES;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.address.Address03.Message.NAMESERVER_IP_PTR_MATCH;
import static dev.gonemaster.engine.testcase.address.Address03.Message.NAMESERVER_IP_PTR_MISMATCH;
import static dev.gonemaster.engine.testcase.address.ReverseMessage.NAMESERVER_IP_WITHOUT_REVERSE;
import static dev.gonemaster.engine.testcase.address.ReverseMessage.NO_RESPONSE_PTR_QUERY;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedServer;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.net.InetAddress;
import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Section;

class Address03Test {
    private static final String NS1 = "ns1.child.address03.xa";
    private static final String NS2 = "ns2.child.address03.xa";

    @Scenario("ALL-NS-HAVE-PTR-1")
    void everyAddressHasTheNameOfItsServer(World world) {
        ScriptedZone zone = zone(world, "all-ns-have-ptr-1");
        tree(world).named(world.server(NS2), NS2);
        run(new Address03(), zone).expect(NAMESERVER_IP_PTR_MATCH).forbidOthers();
    }

    @Scenario("ALL-NS-HAVE-PTR-2")
    void oneNameOfSeveralIsEnough(World world) {
        ScriptedZone zone = zone(world, "all-ns-have-ptr-2");
        tree(world).named(world.server(NS2), "one.xb", "NS2.child.address03.xa", "two.xb");
        run(new Address03(), zone).expect(NAMESERVER_IP_PTR_MATCH).forbidOthers();
    }

    @Scenario("NO-NS-HAVE-PTR")
    void noAddressHasAName(World world) {
        ScriptedZone zone = zone(world, "no-ns-have-ptr");
        var tree = new ReverseTree(world);
        InetAddress emptyNonTerminal = world.server(NS1).addresses().getFirst();
        world.zone("in-addr.arpa").with("below." + ReverseTree.ownerOf(emptyNonTerminal), "TXT", "x");
        run(new Address03(), zone)
                .expect(NAMESERVER_IP_WITHOUT_REVERSE, NS.of(World.absolute(NS1)), ADDRESS.of(emptyNonTerminal))
                .expect(NAMESERVER_IP_WITHOUT_REVERSE, NS.of(World.absolute(NS2))).forbidOthers();
    }

    @Scenario("INCOMPLETE-PTR-1")
    void theIpv4AddressHasNoName(World world) {
        ScriptedZone zone = zone(world, "incomplete-ptr-1");
        List<InetAddress> addresses = world.server(NS2).addresses();
        tree(world).named(addresses.getLast(), NS2);
        run(new Address03(), zone)
                .expect(NAMESERVER_IP_WITHOUT_REVERSE, ADDRESS.of(addresses.getFirst())).forbidOthers();
    }

    @Scenario("INCOMPLETE-PTR-2")
    void theIpv6AddressHasNoName(World world) {
        ScriptedZone zone = zone(world, "incomplete-ptr-2");
        List<InetAddress> addresses = world.server(NS2).addresses();
        tree(world).named(addresses.getFirst(), NS2);
        run(new Address03(), zone)
                .expect(NAMESERVER_IP_WITHOUT_REVERSE, ADDRESS.of(addresses.getLast())).forbidOthers();
    }

    @Scenario("NON-MATCHING-NAMES")
    void theNamesAreOthers(World world) {
        ScriptedZone zone = zone(world, "non-matching-names");
        tree(world).named(world.server(NS2), "two.xb", "one.xb");
        run(new Address03(), zone).expect(NAMESERVER_IP_PTR_MISMATCH, NS.of(World.absolute(NS2)),
                ADDRESS.of(world.server(NS2).addresses().getFirst()),
                PTR_NAMES.of(List.of(World.absolute("one.xb"), World.absolute("two.xb")))).forbidOthers();
    }

    @Scenario("PTR-IS-GOOD-CNAME-1")
    void anAliasInTheReverseZoneIsFollowed(World world) {
        ScriptedZone zone = zone(world, "ptr-is-good-cname-1");
        ScriptedServer server = world.server(NS2).ipv4Only();
        world.zone("in-addr.arpa").with("alias", "PTR", NS2 + ".");
        tree(world).with(server.addresses().getFirst(), "CNAME", "alias.in-addr.arpa");
        run(new Address03(), zone).expect(NAMESERVER_IP_PTR_MATCH).forbidOthers();
    }

    @Scenario("PTR-IS-GOOD-CNAME-2")
    void anAliasIntoAnotherZoneIsFollowed(World world) {
        ScriptedZone zone = zone(world, "ptr-is-good-cname-2");
        ScriptedServer server = world.server(NS2).ipv4Only();
        world.zone("xb").with("alias", "PTR", NS2 + ".");
        tree(world).with(server.addresses().getFirst(), "CNAME", "alias.xb");
        run(new Address03(), zone).expect(NAMESERVER_IP_PTR_MATCH).forbidOthers();
    }

    @Scenario("PTR-IS-DANGLING-CNAME")
    void anAliasLeadsNowhere(World world) {
        ScriptedZone zone = zone(world, "ptr-is-dangling-cname");
        ScriptedServer server = world.server(NS2).ipv4Only();
        tree(world).with(server.addresses().getFirst(), "CNAME", "nothing.xb");
        run(new Address03(), zone).expect(NAMESERVER_IP_WITHOUT_REVERSE, NS.of(server.name())).forbidOthers();
    }

    @Scenario("PTR-IS-ILLEGAL-CNAME")
    void twoAliasesOfOneName(World world) {
        ScriptedZone zone = zone(world, "ptr-is-illegal-cname");
        ScriptedServer server = world.server(NS2).ipv4Only();
        tree(world).misbehaves(server, Misbehaviour.changed(answer -> {
            Name owner = answer.getQuestion().getName();
            for (String target : List.of("one.xb", "two.xb")) {
                answer.addRecord(new CNAMERecord(owner, DClass.IN, 60, World.absolute(target)), Section.ANSWER);
            }
        }));
        run(new Address03(), zone).forbid(NAMESERVER_IP_PTR_MATCH, NAMESERVER_IP_PTR_MISMATCH);
    }

    @Scenario("PTR-RESOLUTION-NO-RESPONSE")
    void nobodyAnswersForTheReverseTree(World world) {
        ScriptedZone zone = zone(world, "ptr-resolution-no-response");
        ScriptedServer server = world.server(NS2).ipv4Only();
        tree(world).misbehaves(server, Misbehaviour.fails(Failure.TIMEOUT));
        run(new Address03(), zone).expect(NO_RESPONSE_PTR_QUERY,
                DOMAIN.of(ReverseMap.fromAddress(server.addresses().getFirst()))).forbidOthers();
    }

    @Scenario("PTR-RESOLUTION-SERVFAIL")
    void aServerThatFailsDoesNotAnswer(World world) {
        ScriptedZone zone = zone(world, "ptr-resolution-servfail");
        tree(world).misbehaves(world.server(NS2), Misbehaviour.rcode(Rcode.SERVFAIL));
        run(new Address03(), zone).expect(NO_RESPONSE_PTR_QUERY).forbidOthers();
    }

    @Scenario("SHARED-IP")
    void theNameOfOneOfTheServersWithTheAddressIsEnough(World world) {
        ScriptedZone zone = zone(world, "shared-ip");
        world.server(NS2).sameAddressesAs(world.server(NS1));
        new ReverseTree(world).named(world.server(NS2), NS2);
        run(new Address03(), zone).expect(NAMESERVER_IP_PTR_MATCH).forbidOthers();
    }

    @Scenario("DELEGATED-ONLY")
    void serversThatOnlyTheParentNamesDoNotCount(World world) {
        ScriptedZone zone = zone(world, "delegated-only").apexNs(NS1);
        tree(world);
        run(new Address03(), zone).expect(NAMESERVER_IP_PTR_MATCH).forbidOthers();
    }

    @Scenario("NO-SERVERS")
    void aZoneWithoutServersIsNotJudged(World world) {
        run(new Address03(), zone(world, "no-servers").servedBy()).forbidOthers();
    }

    private static ScriptedZone zone(World world, String label) {
        world.server(NS1);
        world.server(NS2);
        return world.zone(label + ".address03.xa").delegatedTo(NS1, NS2);
    }

    private static ReverseTree tree(World world) {
        return new ReverseTree(world).named(world.server(NS1), NS1);
    }
}
