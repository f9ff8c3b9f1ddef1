package dev.gonemaster.engine.testcase.consistency;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.NAMED_ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.message.ArgName.PARENT_SERVERS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.ZONE_SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.NO_RESPONSE;
import static dev.gonemaster.engine.testcase.consistency.Consistency05.Message.ADDRESSES_MATCH;
import static dev.gonemaster.engine.testcase.consistency.Consistency05.Message.CHILD_NS_FAILED;
import static dev.gonemaster.engine.testcase.consistency.Consistency05.Message.CHILD_ZONE_LAME;
import static dev.gonemaster.engine.testcase.consistency.Consistency05.Message.DELEGATION_NS_SET;
import static dev.gonemaster.engine.testcase.consistency.Consistency05.Message.EXTRA_ADDRESS_CHILD;
import static dev.gonemaster.engine.testcase.consistency.Consistency05.Message.IN_DOMAIN_ADDR_MISMATCH;
import static dev.gonemaster.engine.testcase.consistency.Consistency05.Message.MISSING_ADDRESS_CHILD;
import static dev.gonemaster.engine.testcase.consistency.Consistency05.Message.MULTIPLE_DELEGATION_NS_SET;
import static dev.gonemaster.engine.testcase.consistency.Consistency05.Message.NOT_IN_DOMAIN_ADDR_MISMATCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.ServerArg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedServer;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Consistency05Test {
    private static final String BASE = "consistency05.xa";
    private static final String ZONE = "child.consistency05.xa";
    private static final String OTHER4 = "20.99.1.53";
    private static final String OTHER6 = "2a0f:99:1::53";
    private static final List<InetAddress> OTHERS = List.of(World.address(OTHER4), World.address(OTHER6));

    private static ScriptedZone zone(World world) {
        return world.zone(ZONE);
    }

    private static void expectMatch(ScriptedZone zone) {
        run(new Consistency05(), zone).expect(ADDRESSES_MATCH).forbidOthers();
    }

    @Scenario("ADDRESSES-MATCH-1")
    void everythingFits(World world) {
        expectMatch(zone(world));
    }

    @Scenario("ADDRESSES-MATCH-2")
    void serversOutsideTheZoneHaveNoGlue(World world) {
        expectMatch(zone(world).delegatedTo("ns1.consistency05.xb", "ns2.consistency05.xb"));
    }

    @Scenario("ADDRESSES-MATCH-3")
    void oneServerAnswersWithoutAuthority(World world) {
        ScriptedZone zone = zone(world);
        var server = zone.server("ns1").ipv4Only().notAuthoritative();
        run(new Consistency05(), zone)
                .expect(CHILD_NS_FAILED, NS.of(server.name()), ADDRESS.of(server.addresses().getFirst()))
                .expect(ADDRESSES_MATCH).forbidOthers();
    }

    @Scenario("ADDRESSES-MATCH-4")
    void oneServerFails(World world) {
        ScriptedZone zone = zone(world);
        zone.server("ns1").rcode(Rcode.SERVFAIL);
        run(new Consistency05(), zone).expect(ADDRESSES_MATCH, CHILD_NS_FAILED).forbidOthers();
    }

    @Scenario("ADDRESSES-MATCH-5")
    void oneServerIsSilent(World world) {
        ScriptedZone zone = zone(world);
        var server = zone.server("ns1").ipv6Only().silent();
        List<Entry> entries = run(new Consistency05(), zone)
                .expect(NO_RESPONSE, NS.of(server.name()), ADDRESS.of(server.addresses().getFirst()))
                .expect(ADDRESSES_MATCH).forbidOthers().entries();
        assertThat(entries).extracting(Entry::tag).containsOnlyOnce("NO_RESPONSE");
    }

    @Scenario("ADDRESSES-MATCH-6")
    void glueOutsideTheZoneIsRight(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1.sibbling.consistency05.xa", "ns2.sibbling.consistency05.xa");
        world.zone("sibbling.consistency05.xa");
        glue(zone, "ns1.sibbling.consistency05.xa");
        glue(zone, "ns2.sibbling.consistency05.xa");
        expectMatch(zone);
    }

    @Scenario("ADDRESSES-MATCH-7")
    void addressesAreInAZoneBelow(World world) {
        String ns1 = "ns1.subdomain." + ZONE;
        String ns2 = "ns2.subdomain." + ZONE;
        ScriptedZone zone = zone(world).delegatedTo(ns1, ns2);
        world.zone("subdomain." + ZONE).delegatedTo(ns1, ns2);
        expectMatch(zone);
    }

    @Scenario("ADDR-MATCH-DEL-UNDEL-1")
    void theUndelegatedZoneHasOtherServers(World world) {
        expectMatch(zone(world).apexNs("ns3", "ns4").undelegated("ns3", "ns4"));
    }

    @Scenario("ADDR-MATCH-DEL-UNDEL-2")
    void theUndelegatedZoneHasOtherServersOutside(World world) {
        expectMatch(zone(world).apexNs("ns3.consistency05.xb", "ns4.consistency05.xb")
                .undelegatedNames("ns3.consistency05.xb", "ns4.consistency05.xb"));
    }

    @Scenario("ADDR-MATCH-NO-DEL-UNDEL-1")
    void thereIsTheUndelegatedZoneOnly(World world) {
        expectMatch(zone(world).notDelegated().undelegated("ns1", "ns2"));
    }

    @Scenario("ADDR-MATCH-NO-DEL-UNDEL-2")
    void thereIsTheUndelegatedZoneOnlyWithServersOutside(World world) {
        expectMatch(zone(world).apexNs("ns3.consistency05.xb", "ns4.consistency05.xb").delegatedTo()
                .undelegatedNames("ns3.consistency05.xb", "ns4.consistency05.xb"));
    }

    @Scenario("CHILD-ZONE-LAME-1")
    void allServersAreSilent(World world) {
        ScriptedZone zone = zone(world);
        zone.server("ns1").silent();
        zone.server("ns2").silent();
        run(new Consistency05(), zone).expect(CHILD_ZONE_LAME, NO_RESPONSE).forbidOthers();
    }

    @Scenario("CHILD-ZONE-LAME-2")
    void noServerAnswersProperly(World world) {
        ScriptedZone zone = zone(world);
        zone.server("ns1").notAuthoritative();
        zone.server("ns2").rcode(Rcode.SERVFAIL);
        run(new Consistency05(), zone).expect(CHILD_ZONE_LAME, CHILD_NS_FAILED).forbidOthers();
    }

    @Scenario("ONE-NAME-FAILS")
    void answersAboutOneNameAreEnoughNotToBeLame(World world) {
        ScriptedZone zone = zone(world);
        List.of("ns1", "ns2").forEach(ns -> zone.server(ns).on(query -> query.name().equals(zone.nameOf("ns2")),
                Misbehaviour.rcode(Rcode.SERVFAIL)));
        run(new Consistency05(), zone)
                .expect(MISSING_ADDRESS_CHILD, NS.of(zone.nameOf("ns2"))).expect(CHILD_NS_FAILED).forbidOthers();
    }

    @Scenario("IB-ADDR-MISMATCH-1")
    void theZoneHasOtherAddresses(World world) {
        ScriptedZone zone = zone(world);
        ScriptedServer ns2 = zone.server("ns2");
        glue(zone, "ns2");
        List<InetAddress> old = ns2.addresses();
        ns2.at(old.getFirst().getHostAddress(), old.getLast().getHostAddress(), OTHER4, OTHER6);
        zone.without("ns2").with("ns2", "A", OTHER4).with("ns2", "AAAA", OTHER6);
        run(new Consistency05(), zone)
                .expect(IN_DOMAIN_ADDR_MISMATCH, NS.of(ns2.name()),
                        PARENT_SERVERS.of(args(ns2.name(), old)), ZONE_SERVERS.of(args(ns2.name(), OTHERS)))
                .expect(EXTRA_ADDRESS_CHILD, NAMED_ADDRESSES.of(args(ns2.name(), OTHERS)))
                .forbidOthers();
    }

    @Scenario("IB-ADDR-MISMATCH-2")
    void oneNameHasNoAddressInTheZone(World world) {
        ScriptedZone zone = zone(world).without("ns2");
        run(new Consistency05(), zone).expect(MISSING_ADDRESS_CHILD, NS.of(zone.nameOf("ns2"))).forbidOthers();
    }

    @Scenario("IB-ADDR-MISMATCH-3")
    void theNameWithoutAddressIsASilentServer(World world) {
        ScriptedZone zone = zone(world).apexNs("ns1").without("ns2");
        zone.server("ns2").silent();
        run(new Consistency05(), zone).expect(MISSING_ADDRESS_CHILD, NO_RESPONSE).forbidOthers();
    }

    @Scenario("IB-ADDR-MISMATCH-4")
    void noNameHasAnAddressInTheZone(World world) {
        ScriptedZone zone = zone(world).without("ns1").without("ns2");
        List<Entry> entries = run(new Consistency05(), zone).expect(MISSING_ADDRESS_CHILD).forbidOthers().entries();
        assertThat(entries).hasSize(2);
    }

    @Scenario("IN-DOMAIN-ALIAS")
    void addressesBehindAnAliasDoNotCount(World world) {
        ScriptedZone zone = zone(world);
        String address = zone.server("ns2").addresses().getFirst().getHostAddress();
        zone.without("ns2").with("ns2", "CNAME", "host").with("host", "A", address);
        run(new Consistency05(), zone).expect(MISSING_ADDRESS_CHILD, NS.of(zone.nameOf("ns2"))).forbidOthers();
    }

    @Scenario("EXTRA-ADDRESS-CHILD")
    void theZoneHasMoreAddresses(World world) {
        ScriptedZone zone = zone(world);
        ScriptedServer ns2 = zone.server("ns2");
        glue(zone, "ns2");
        List<InetAddress> old = ns2.addresses();
        ns2.at(old.getFirst().getHostAddress(), old.getLast().getHostAddress(), OTHER4, OTHER6);
        run(new Consistency05(), zone)
                .expect(EXTRA_ADDRESS_CHILD, NAMED_ADDRESSES.of(args(ns2.name(), OTHERS))).forbidOthers();
    }

    @Scenario("NO-GLUE")
    void aNameWithoutGlueIsNotCompared(World world) {
        expectMatch(zone(world).glue("ns2"));
    }

    @Scenario("OOB-ADDR-MISMATCH")
    void glueOutsideTheZoneIsWrong(World world) {
        String ns2 = "ns2.sibbling.consistency05.xa";
        ScriptedZone zone = zone(world).delegatedTo("ns1.sibbling.consistency05.xa", ns2);
        world.zone("sibbling.consistency05.xa").delegatedTo("dns1", "dns2");
        glue(zone, "ns1.sibbling.consistency05.xa");
        zone.glue(ns2, OTHER4, OTHER6);
        run(new Consistency05(), zone)
                .expect(NOT_IN_DOMAIN_ADDR_MISMATCH, PARENT_SERVERS.of(args(zone.nameOf(ns2), OTHERS)),
                        ZONE_SERVERS.of(zone.servers(ns2)))
                .forbidOthers();
    }

    @Scenario("UNDELEGATED-OOB-ADDR-MISMATCH")
    void anAddressGivenForAServerOutsideIsWrong(World world) {
        String ns1 = "ns1.consistency05.xb";
        ScriptedZone zone = zone(world).apexNs(ns1).undelegated(ns1);
        world.zone("consistency05.xb").without(ns1, "A").with(ns1, "A", OTHER4);
        run(new Consistency05(), zone).expect(NOT_IN_DOMAIN_ADDR_MISMATCH).forbidOthers();
    }

    @Scenario("MULTIPLE-DELEGATION-NS-SET")
    void serversOfTheParentDelegateDifferently(World world) {
        ScriptedZone zone = zone(world);
        ScriptedZone parent = world.zone(BASE);
        parent.amendOn("ns2", content -> content.without(ZONE, "NS").with(ZONE, "NS", "ns1." + ZONE + "."));
        run(new Consistency05(), zone)
                .expect(MULTIPLE_DELEGATION_NS_SET, COUNT.of(2L), NS_NAMES.of(List.of(zone.nameOf("ns2"))))
                .expect(DELEGATION_NS_SET, NS_NAMES.of(List.of(zone.nameOf("ns1"), zone.nameOf("ns2"))),
                        SERVERS.of(parent.servers("ns1")))
                .expect(DELEGATION_NS_SET, NS_NAMES.of(List.of(zone.nameOf("ns1"))),
                        SERVERS.of(parent.servers("ns2")))
                .expect(ADDRESSES_MATCH)
                .forbidOthers();
    }

    @Scenario("TRUNCATED-REFERRAL")
    void aReferralThatWasCutIsNotCompared(World world) {
        ScriptedZone zone = world.withoutFallback().zone(ZONE);
        world.zone(BASE).server("ns2").on(ZONE + ".", "NS", Misbehaviour.changed(answer -> {
            answer.getHeader().setFlag(Flags.TC);
            answer.removeRecord(answer.getSection(Section.AUTHORITY).getFirst(), Section.AUTHORITY);
        }));
        expectMatch(zone);
    }

    @Scenario("NO-DELEGATION")
    void withoutDelegationNothingDiffers(World world) {
        run(new Consistency05(), zone(world).notDelegated()).forbid(CHILD_ZONE_LAME, IN_DOMAIN_ADDR_MISMATCH);
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Consistency05(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.A)).expect(IPV4_DISABLED, QUERY_TYPE.of(Type.AAAA))
                .expect(ADDRESSES_MATCH).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Consistency05(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED).expect(ADDRESSES_MATCH).forbidOthers();
    }

    @Scenario("MANY-NAMES")
    void noMoreNamesThanTheLimitAreAskedFor(World world) {
        String[] names = IntStream.rangeClosed(1, Consistency05.NAMES_MAX + 1).mapToObj(n -> "ns" + n)
                .toArray(String[]::new);
        ScriptedZone zone = zone(world).delegatedTo(names);
        List.of(names).forEach(name -> zone.server(name).sameAddressesAs(zone.server("ns1")));
        List<Name> asked = run(new Consistency05(), zone).expect(ADDRESSES_MATCH).forbidOthers()
                .transport().exchanges().stream().filter(exchange -> exchange.query().type() == Type.AAAA)
                .map(exchange -> exchange.query().name()).filter(name -> name.subdomain(zone.name()))
                .distinct().toList();
        assertThat(asked).hasSize(Consistency05.NAMES_MAX);
    }

    /// The parent keeps giving the addresses that the server has now.
    private static void glue(ScriptedZone zone, String ns) {
        zone.glue(ns, zone.server(ns).addresses().stream().map(InetAddress::getHostAddress).toArray(String[]::new));
    }

    private static List<ServerArg> args(Name ns, List<InetAddress> addresses) {
        return addresses.stream().map(address -> new NameServer(ns, address).toArg()).toList();
    }
}
