package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SOASERIAL;
import static dev.gonemaster.engine.message.ArgName.SOASERIALS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.zone.Zone01.Message.Z01_MNAME_HAS_LOCALHOST_ADDR;
import static dev.gonemaster.engine.testcase.zone.Zone01.Message.Z01_MNAME_IS_DOT;
import static dev.gonemaster.engine.testcase.zone.Zone01.Message.Z01_MNAME_IS_LOCALHOST;
import static dev.gonemaster.engine.testcase.zone.Zone01.Message.Z01_MNAME_IS_MASTER;
import static dev.gonemaster.engine.testcase.zone.Zone01.Message.Z01_MNAME_MISSING_SOA_RECORD;
import static dev.gonemaster.engine.testcase.zone.Zone01.Message.Z01_MNAME_NOT_AUTHORITATIVE;
import static dev.gonemaster.engine.testcase.zone.Zone01.Message.Z01_MNAME_NOT_IN_NS_LIST;
import static dev.gonemaster.engine.testcase.zone.Zone01.Message.Z01_MNAME_NOT_MASTER;
import static dev.gonemaster.engine.testcase.zone.Zone01.Message.Z01_MNAME_NOT_RESOLVE;
import static dev.gonemaster.engine.testcase.zone.Zone01.Message.Z01_MNAME_NO_RESPONSE;
import static dev.gonemaster.engine.testcase.zone.Zone01.Message.Z01_MNAME_UNEXPECTED_RCODE;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedServer;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.net.InetAddress;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Zone01Test {
    private static final String ZONE = "child.zone01.xa";
    private static final String MASTER = "master.other.zone01.xa.";

    @Scenario("MNAME-IS-MASTER")
    void theNamedServerHasTheNewestCopy(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Zone01(), zone).expect(Z01_MNAME_IS_MASTER, SERVERS.of(zone.servers("ns1"))).forbidOthers();
    }

    @Scenario("MNAME-IS-DOT")
    void theMnameIsTheRoot(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname("."));
        run(new Zone01(), zone)
                .expect(Z01_MNAME_IS_DOT, ADDRESSES.of(Stream.of("ns1", "ns2")
                        .flatMap(server -> zone.server(server).addresses().stream()).toList()))
                .forbidOthers();
    }

    @Scenario("MNAME-IS-LOCALHOST")
    void theMnameIsLocalhost(World world) {
        ScriptedZone zone = world.zone(ZONE).amendOn("ns2", SoaChange.mname("LOCALHOST.", 2026112200L));
        run(new Zone01(), zone)
                .expect(Z01_MNAME_IS_LOCALHOST, ADDRESSES.of(zone.server("ns2").addresses()))
                .expect(Z01_MNAME_IS_MASTER).forbidOthers();
    }

    @Scenario("MNAME-HAS-LOCALHOST-ADDR")
    void localhostAddressesAreNotAsked(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(MASTER));
        world.zone("other.zone01.xa").with("master", "A", "127.0.0.1").with("master", "AAAA", "::1");
        run(new Zone01(), zone)
                .expect(Z01_MNAME_HAS_LOCALHOST_ADDR, NS.of(World.absolute(MASTER)),
                        ADDRESS.of(World.address("127.0.0.1")))
                .expect(Z01_MNAME_HAS_LOCALHOST_ADDR, ADDRESS.of(World.address("::1")))
                .expect(Z01_MNAME_NOT_IN_NS_LIST, NS.of(World.absolute(MASTER)))
                .forbidOthers();
    }

    @Scenario("MNAME-MISSING-SOA-RECORD")
    void theNamedServerGivesNoSoa(World world) {
        ScriptedZone zone = hiddenMaster(world, server -> server.on(ZONE, "SOA",
                Misbehaviour.changed(answer -> answer.removeAllRecords(Section.ANSWER))));
        run(new Zone01(), zone)
                .expect(Z01_MNAME_MISSING_SOA_RECORD, NS.of(World.absolute(MASTER)), ADDRESS.of(address(world)))
                .expect(Z01_MNAME_NOT_IN_NS_LIST).forbidOthers();
    }

    @Scenario("MNAME-OTHER-SOA")
    void anSoaOfAnotherNameIsNone(World world) {
        ScriptedZone zone = hiddenMaster(world, server -> server.on(ZONE, "SOA",
                Misbehaviour.otherOwner("elsewhere.xa.")));
        run(new Zone01(), zone).expect(Z01_MNAME_MISSING_SOA_RECORD, Z01_MNAME_NOT_IN_NS_LIST).forbidOthers();
    }

    @Scenario("MNAME-NO-RESPONSE")
    void theNamedServerIsSilent(World world) {
        ScriptedZone zone = hiddenMaster(world, ScriptedServer::silent);
        run(new Zone01(), zone)
                .expect(Z01_MNAME_NO_RESPONSE, NS.of(World.absolute(MASTER)), ADDRESS.of(address(world)))
                .expect(Z01_MNAME_NOT_IN_NS_LIST).forbidOthers();
    }

    @Scenario("MNAME-NOT-AUTHORITATIVE")
    void theNamedServerHasNoAuthority(World world) {
        ScriptedZone zone = hiddenMaster(world, ScriptedServer::notAuthoritative);
        run(new Zone01(), zone)
                .expect(Z01_MNAME_NOT_AUTHORITATIVE, NS.of(World.absolute(MASTER)), ADDRESS.of(address(world)))
                .expect(Z01_MNAME_NOT_IN_NS_LIST).forbidOthers();
    }

    @Scenario("MNAME-UNEXPECTED-RCODE")
    void theNamedServerRefuses(World world) {
        ScriptedZone zone = hiddenMaster(world, server -> server.rcode(Rcode.REFUSED));
        run(new Zone01(), zone)
                .expect(Z01_MNAME_UNEXPECTED_RCODE, NS.of(World.absolute(MASTER)), ADDRESS.of(address(world)),
                        RCODE.of(Rcode.REFUSED))
                .expect(Z01_MNAME_NOT_IN_NS_LIST).forbidOthers();
    }

    @Scenario("MNAME-NOT-IN-NS-LIST")
    void aHiddenMasterMayBe(World world) {
        ScriptedZone zone = hiddenMaster(world, server -> server);
        run(new Zone01(), zone)
                .expect(Z01_MNAME_NOT_IN_NS_LIST, NS.of(World.absolute(MASTER)))
                .expect(Z01_MNAME_IS_MASTER, SERVERS.of(world.server(MASTER).args())).forbidOthers();
    }

    @Scenario("MNAME-NOT-MASTER")
    void theNamedServerHasAnOldCopy(World world) {
        ScriptedZone zone = world.zone(ZONE).amendOn("ns1", SoaChange.mname("ns1", 7))
                .amendOn("ns2", SoaChange.mname("ns1", 8));
        run(new Zone01(), zone)
                .expect(Z01_MNAME_NOT_MASTER, SERVERS.of(zone.servers("ns1")), SOASERIAL.of(7L),
                        SOASERIALS.of(List.of(7L, 8L)))
                .forbidOthers();
    }

    @Scenario("MULTI-MNAME-NOT-MASTER")
    void oneOfTwoNamedServersHasAnOldCopy(World world) {
        ScriptedZone zone = world.zone(ZONE).amendOn("ns1", SoaChange.mname("ns1", 7))
                .amendOn("ns2", SoaChange.mname("ns2", 8));
        run(new Zone01(), zone)
                .expect(Z01_MNAME_NOT_MASTER, SERVERS.of(zone.servers("ns1")), SOASERIAL.of(7L),
                        SOASERIALS.of(List.of(8L, 7L)))
                .expect(Z01_MNAME_IS_MASTER, SERVERS.of(zone.servers("ns2"))).forbidOthers();
    }

    @Scenario("SERIALS-AROUND-ZERO")
    void serialsAreComparedInSerialArithmetic(World world) {
        ScriptedZone zone = world.zone(ZONE).amendOn("ns1", SoaChange.mname("ns1", 5))
                .amendOn("ns2", SoaChange.mname("ns1", 4294967290L));
        run(new Zone01(), zone).expect(Z01_MNAME_IS_MASTER, SERVERS.of(zone.servers("ns1"))).forbidOthers();
    }

    @Scenario("SERIALS-WITHOUT-ORDER")
    void serialsHalfTheCircleApartHaveNoOrder(World world) {
        ScriptedZone zone = world.zone(ZONE).amendOn("ns1", SoaChange.mname("ns1", 1))
                .amendOn("ns2", SoaChange.mname("ns2", 2147483649L));
        run(new Zone01(), zone).expect(Z01_MNAME_IS_MASTER, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("OLD-MASTERS-AROUND-ZERO")
    void theNewestOfTheOldCopiesIsShown(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3")
                .amendOn("ns1", SoaChange.mname("ns1", 4294967290L))
                .amendOn("ns2", SoaChange.mname("ns2", 5)).amendOn("ns3", SoaChange.mname("ns1", 6));
        run(new Zone01(), zone)
                .expect(Z01_MNAME_NOT_MASTER, SERVERS.of(zone.servers("ns1", "ns2")), SOASERIAL.of(5L)).forbidOthers();
    }

    @Scenario("MNAME-NOT-RESOLVE")
    void theNameHasNoAddress(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(MASTER));
        world.zone("other.zone01.xa");
        run(new Zone01(), zone)
                .expect(Z01_MNAME_NOT_RESOLVE, NS.of(World.absolute(MASTER)))
                .expect(Z01_MNAME_NOT_IN_NS_LIST).forbidOthers();
    }

    @Scenario("MNAME-LOOK-UP-FAILS")
    void theNameCannotBeLookedUp(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(MASTER));
        ScriptedZone other = world.zone("other.zone01.xa");
        other.server("ns1").silent();
        other.server("ns2").silent();
        run(new Zone01(), zone).expect(Z01_MNAME_NOT_RESOLVE, Z01_MNAME_NOT_IN_NS_LIST).forbidOthers();
    }

    @Scenario("MNAME-IS-ALIAS")
    void anAliasHasNoAddressOfItsOwn(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(MASTER));
        world.zone("other.zone01.xa").with("master", "CNAME", "ns1." + ZONE + ".");
        run(new Zone01(), zone).expect(Z01_MNAME_NOT_RESOLVE, Z01_MNAME_NOT_IN_NS_LIST).forbidOthers();
    }

    @Scenario("TWO-MNAMES-ONE-NOT-RESOLVE")
    void eachNameIsLookedAtForItself(World world) {
        ScriptedZone zone = world.zone(ZONE).amendOn("ns2", SoaChange.mname(MASTER, 2026112200L));
        world.zone("other.zone01.xa");
        run(new Zone01(), zone)
                .expect(Z01_MNAME_NOT_RESOLVE, NS.of(World.absolute(MASTER)))
                .expect(Z01_MNAME_NOT_IN_NS_LIST)
                .expect(Z01_MNAME_IS_MASTER, SERVERS.of(zone.servers("ns1"))).forbidOthers();
    }

    @Scenario("MNAME-LOOK-UP-LEFT-OUT")
    void whatCouldNotBeAskedIsNotMissing(World world) {
        ScriptedZone zone = world.withoutIpv6().zone(ZONE).amend(SoaChange.mname(MASTER));
        ScriptedZone other = world.zone("other.zone01.xa");
        other.server("ns1").ipv6Only();
        other.server("ns2").ipv6Only();
        run(new Zone01(), zone).expect(IPV6_DISABLED, Z01_MNAME_NOT_IN_NS_LIST).forbidOthers();
    }

    @Scenario("NO-USABLE-SOA")
    void serversWithoutUsableSoaAreLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3", "ns4");
        zone.server("ns1").silent();
        zone.server("ns2").rcode(Rcode.REFUSED);
        zone.server("ns3").notAuthoritative();
        zone.server("ns4").on(ZONE, "SOA", Misbehaviour.otherOwner("elsewhere.xa."));
        run(new Zone01(), zone).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        ScriptedZone zone = world.withoutIpv4().zone(ZONE);
        run(new Zone01(), zone)
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(Z01_MNAME_IS_MASTER).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        ScriptedZone zone = world.withoutIpv6().zone(ZONE);
        run(new Zone01(), zone)
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(Z01_MNAME_IS_MASTER).forbidOthers();
    }

    private static ScriptedZone hiddenMaster(World world, UnaryOperator<ScriptedServer> behaviour) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(MASTER)).servedBy("ns1", "ns2", MASTER);
        behaviour.apply(world.server(MASTER).ipv4Only());
        return zone;
    }

    private static InetAddress address(World world) {
        return world.server(MASTER).addresses().getFirst();
    }
}
