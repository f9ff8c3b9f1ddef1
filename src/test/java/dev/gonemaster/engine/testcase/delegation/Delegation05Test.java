package dev.gonemaster.engine.testcase.delegation;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_NAME;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.NO_RESPONSE;
import static dev.gonemaster.engine.testcase.delegation.Delegation05.Message.NO_NS_CNAME;
import static dev.gonemaster.engine.testcase.delegation.Delegation05.Message.NS_IS_CNAME;
import static dev.gonemaster.engine.testcase.delegation.Delegation05.Message.UNEXPECTED_RCODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import java.util.stream.IntStream;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Delegation05Test {
    private static final String ZONE = "child.delegation05.xa";
    private static final String OUTSIDE = "ns9.delegation05.xb";

    @Scenario("NO-ALIAS")
    void noNameIsAnAlias(World world) {
        run(new Delegation05(), world.zone(ZONE)).expect(NO_NS_CNAME).forbidOthers();
    }

    @Scenario("NO-ALIAS-OUTSIDE")
    void noNameOutsideTheZoneIsAnAlias(World world) {
        run(new Delegation05(), world.zone(ZONE).delegatedTo(OUTSIDE, "ns1.delegation05.xa"))
                .expect(NO_NS_CNAME).forbidOthers();
    }

    @Scenario("ALIAS")
    void aNameInsideTheZoneIsAnAlias(World world) {
        ScriptedZone zone = world.zone(ZONE);
        List<Entry> entries = run(new Delegation05(), alias(zone, "ns2", "ns1"))
                .expect(NS_IS_CNAME, NS.of(zone.nameOf("ns2"))).forbidOthers().entries();
        assertThat(entries).hasSize(1);
    }

    @Scenario("ALIAS-ON-ONE-SERVER")
    void oneServerGivesAnAlias(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.amendOn("ns1", content -> content.without("ns2").with("ns2", "CNAME", "ns1"));
        run(new Delegation05(), zone).expect(NS_IS_CNAME, NS.of(zone.nameOf("ns2"))).forbidOthers();
    }

    @Scenario("ALIAS-ONLY-IN-THE-ZONE")
    void aNameThatTheDelegationLacksIsJudgedToo(World world) {
        ScriptedZone zone = world.zone(ZONE).apexNs("ns1", "ns2", "ns3").servedBy("ns1", "ns2");
        run(new Delegation05(), alias(zone, "ns3", "ns1"))
                .expect(NS_IS_CNAME, NS.of(zone.nameOf("ns3"))).forbidOthers();
    }

    @Scenario("ALIAS-OUTSIDE")
    void aNameOutsideTheZoneIsAnAlias(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", OUTSIDE).servedBy("ns1");
        zone.server(OUTSIDE);
        alias(world.zone("delegation05.xb"), OUTSIDE, "ns1." + ZONE + ".");
        run(new Delegation05(), zone).expect(NS_IS_CNAME, NS.of(zone.nameOf(OUTSIDE))).forbidOthers();
    }

    @Scenario("ALIAS-OUTSIDE-INTO-NOTHING")
    void theAliasLeadsToNoAddress(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", OUTSIDE).servedBy("ns1");
        zone.server(OUTSIDE);
        alias(world.zone("delegation05.xb"), OUTSIDE, "nothing.nowhere.");
        run(new Delegation05(), zone).expect(NS_IS_CNAME, NS.of(zone.nameOf(OUTSIDE))).forbidOthers();
    }

    @Scenario("ALIAS-LOOP")
    void aliasesLeadRoundInCircles(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", OUTSIDE).servedBy("ns1");
        zone.server(OUTSIDE);
        ScriptedZone outside = world.zone("delegation05.xb").with("loop", "CNAME", OUTSIDE + ".");
        alias(outside, OUTSIDE, "loop");
        run(new Delegation05(), zone).expect(NS_IS_CNAME, NS.of(zone.nameOf(OUTSIDE))).forbidOthers();
    }

    @Scenario("ALIAS-IN-A-ZONE-BELOW")
    void theAliasIsInAZoneBelow(World world) {
        String below = "ns9.below." + ZONE;
        ScriptedZone zone = world.zone(ZONE).apexNs("ns1", "ns2", below).servedBy("ns1", "ns2");
        zone.server(below);
        alias(world.zone("below." + ZONE), below, "ns1." + ZONE + ".");
        run(new Delegation05(), zone).expect(NS_IS_CNAME, NS.of(zone.nameOf(below))).forbidOthers();
    }

    @Scenario("UNEXPECTED-RCODE")
    void aServerAnswersWithAnError(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().rcode(Rcode.SERVFAIL);
        run(new Delegation05(), zone)
                .expect(UNEXPECTED_RCODE, NS.of(server.name()), ADDRESS.of(server.addresses().getFirst()),
                        QUERY_NAME.of(zone.nameOf("ns1")), QUERY_TYPE.of(Type.A), RCODE.of(Rcode.SERVFAIL))
                .expect(NO_NS_CNAME).forbidOthers();
    }

    @Scenario("NO-SUCH-NAME")
    void aNameDoesNotExist(World world) {
        ScriptedZone zone = world.zone(ZONE).without("ns2");
        run(new Delegation05(), zone)
                .expect(UNEXPECTED_RCODE, QUERY_NAME.of(zone.nameOf("ns2")), RCODE.of(Rcode.NXDOMAIN))
                .expect(NO_NS_CNAME).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aSilentServerIsReportedOnce(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv6Only().silent();
        List<Entry> entries = run(new Delegation05(), zone)
                .expect(NO_RESPONSE, NS.of(server.name()), ADDRESS.of(server.addresses().getFirst()))
                .expect(NO_NS_CNAME).forbidOthers().entries();
        assertThat(entries).hasSize(2);
    }

    @Scenario("MANY-NAMES")
    void noMoreNamesThanTheLimitAreAskedFor(World world) {
        String[] names = IntStream.rangeClosed(1, Delegation05.NAMES_MAX + 1).mapToObj(n -> "ns" + n)
                .toArray(String[]::new);
        ScriptedZone zone = world.zone(ZONE).delegatedTo(names);
        List.of(names).forEach(name -> zone.server(name).sameAddressesAs(zone.server("ns1")));
        for (String name : names) {
            alias(zone, name, "host");
        }
        zone.with("host", "A", zone.server("ns1").addresses().getFirst().getHostAddress());
        List<Entry> entries = run(new Delegation05(), zone).expect(NS_IS_CNAME).forbidOthers().entries();
        assertThat(entries).hasSize(Delegation05.NAMES_MAX);
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Delegation05(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.A)).expect(NO_NS_CNAME).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Delegation05(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.A)).expect(NO_NS_CNAME).forbidOthers();
    }

    private static ScriptedZone alias(ScriptedZone zone, String owner, String target) {
        return zone.without(owner).with(owner, "CNAME", target);
    }
}
