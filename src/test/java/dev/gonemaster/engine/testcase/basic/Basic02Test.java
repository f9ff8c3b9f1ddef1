package dev.gonemaster.engine.testcase.basic;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.basic.Basic02.Message.B02_AUTH_RESPONSE_SOA;
import static dev.gonemaster.engine.testcase.basic.Basic02.Message.B02_NO_DELEGATION;
import static dev.gonemaster.engine.testcase.basic.Basic02.Message.B02_NO_WORKING_NS;
import static dev.gonemaster.engine.testcase.basic.Basic02.Message.B02_NS_BROKEN;
import static dev.gonemaster.engine.testcase.basic.Basic02.Message.B02_NS_NOT_AUTH;
import static dev.gonemaster.engine.testcase.basic.Basic02.Message.B02_NS_NO_IP_ADDR;
import static dev.gonemaster.engine.testcase.basic.Basic02.Message.B02_NS_NO_RESPONSE;
import static dev.gonemaster.engine.testcase.basic.Basic02.Message.B02_UNEXPECTED_RCODE;

import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;

class Basic02Test {
    private static ScriptedZone zone(World world) {
        return world.zone("scenario.basic02.xa");
    }

    @Scenario("GOOD-1")
    void allServersAnswer(World world) {
        ScriptedZone zone = zone(world);

        run(new Basic02(), zone)
                .expect(B02_AUTH_RESPONSE_SOA, DOMAIN.of(zone.name()), SERVERS.of(zone.servers("ns1", "ns2")))
                .forbidOthers();
    }

    @Scenario("GOOD-2")
    void serversOutsideTheZoneAnswer(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1.good-2.basic02.xb", "ns2.good-2.basic02.xb");

        run(new Basic02(), zone)
                .expect(B02_AUTH_RESPONSE_SOA,
                        SERVERS.of(zone.servers("ns1.good-2.basic02.xb", "ns2.good-2.basic02.xb")))
                .forbidOthers();
    }

    @Scenario("GOOD-UNDEL-1")
    void undelegatedServersAnswer(World world) {
        ScriptedZone zone = zone(world).notDelegated().undelegated("ns1", "ns2");

        run(new Basic02(), zone).expect(B02_AUTH_RESPONSE_SOA, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("GOOD-UNDEL-2")
    void undelegatedServersOutsideTheZoneAreLookedUp(World world) {
        ScriptedZone zone = zone(world).notDelegated().undelegatedNames("ns1.basic02.xb", "ns2.basic02.xb");
        world.zone("basic02.xb");
        zone.server("ns1.basic02.xb");
        zone.server("ns2.basic02.xb");

        run(new Basic02(), zone)
                .expect(B02_AUTH_RESPONSE_SOA, SERVERS.of(zone.servers("ns1.basic02.xb", "ns2.basic02.xb")))
                .forbidOthers();
    }

    @Scenario("GOOD-UNDEL-6")
    void theRealDelegationDoesNotMatter(World world) {
        ScriptedZone zone = zone(world).undelegated("ns3", "ns4");
        zone.server("ns1").silent();
        zone.server("ns2").silent();

        run(new Basic02(), zone).expect(B02_AUTH_RESPONSE_SOA, SERVERS.of(zone.servers("ns3", "ns4"))).forbidOthers();
    }

    @Scenario("MIXED-1")
    void oneWorkingServerIsEnough(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1", "ns2", "ns3", "ns4");
        zone.server("ns2").silent();
        zone.server("ns3").rcode(Rcode.SERVFAIL);
        zone.server("ns4").notAuthoritative();

        run(new Basic02(), zone).expect(B02_AUTH_RESPONSE_SOA, SERVERS.of(zone.servers("ns1"))).forbidOthers();
    }

    @Scenario("NO-DELEGATION-1")
    void thereIsNoDelegation(World world) {
        ScriptedZone zone = zone(world).notDelegated().servedBy();

        run(new Basic02(), zone).expect(B02_NO_DELEGATION, DOMAIN.of(zone.name())).forbidOthers();
    }

    @Scenario("NS-BROKEN-1")
    void theServersHaveNoSoa(World world) {
        ScriptedZone zone = zone(world).without("@", "SOA");

        run(new Basic02(), zone)
                .expect(B02_NS_BROKEN, NS.of(zone.nameOf("ns1")),
                        ADDRESS.of(zone.server("ns1").addresses().getFirst()))
                .expect(B02_NO_WORKING_NS, DOMAIN.of(zone.name())).forbidOthers();
    }

    @Scenario("NS-NOT-AUTH-1")
    void theServersAreNotAuthoritative(World world) {
        ScriptedZone zone = zone(world);
        zone.server("ns1").notAuthoritative();
        zone.server("ns2").notAuthoritative();

        run(new Basic02(), zone).expect(B02_NS_NOT_AUTH, B02_NO_WORKING_NS).forbidOthers();
    }

    @Scenario("NS-NO-IP-1")
    void thereIsNoGlue(World world) {
        ScriptedZone zone = zone(world).glue("ns1").glue("ns2").servedBy();

        run(new Basic02(), zone).expect(B02_NS_NO_IP_ADDR, NS.of(zone.nameOf("ns1")))
                .expect(B02_NO_WORKING_NS).forbidOthers();
    }

    @Scenario("NS-NO-IP-2")
    void theServersOutsideTheZoneHaveNoAddresses(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1.none.basic02.xb").servedBy();
        world.zone("none.basic02.xb").with("ns1.none.basic02.xb", "TXT", "no address").server("ns1").at();

        run(new Basic02(), zone).expect(B02_NS_NO_IP_ADDR, B02_NO_WORKING_NS).forbidOthers();
    }

    @Scenario("NS-NO-IP-UNDEL-1")
    void undelegatedServersInsideTheZoneHaveNoAddresses(World world) {
        ScriptedZone zone = zone(world).undelegatedNames("ns1", "ns2");

        run(new Basic02(), zone).expect(B02_NS_NO_IP_ADDR, B02_NO_WORKING_NS).forbidOthers();
    }

    @Scenario("NS-NO-RESPONSE-1")
    void theServersAreSilent(World world) {
        ScriptedZone zone = zone(world);
        zone.server("ns1").silent();
        zone.server("ns2").silent();

        run(new Basic02(), zone).expect(B02_NS_NO_RESPONSE, NS.of(zone.nameOf("ns2")))
                .expect(B02_NO_WORKING_NS).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void serversThatWereNotAskedAreNotCalledSilent(World world) {
        ScriptedZone zone = zone(world.withoutIpv4());

        run(new Basic02(), zone).expect(B02_AUTH_RESPONSE_SOA)
                .expect(IPV4_DISABLED, NS.of(zone.nameOf("ns1"))).forbidOthers();
    }

    @Scenario("UNEXPECTED-RCODE-1")
    void theServersRefuseAndFail(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1", "ns2", "ns3");
        zone.server("ns1").rcode(Rcode.NXDOMAIN);
        zone.server("ns2").rcode(Rcode.REFUSED);
        zone.server("ns3").rcode(Rcode.SERVFAIL);

        run(new Basic02(), zone)
                .expect(B02_UNEXPECTED_RCODE, NS.of(zone.nameOf("ns1")), RCODE.of(Rcode.NXDOMAIN))
                .expect(B02_UNEXPECTED_RCODE, NS.of(zone.nameOf("ns2")), RCODE.of(Rcode.REFUSED))
                .expect(B02_UNEXPECTED_RCODE, NS.of(zone.nameOf("ns3")), RCODE.of(Rcode.SERVFAIL))
                .expect(B02_NO_WORKING_NS).forbidOthers();
    }
}
