package dev.gonemaster.engine.testcase.address;

import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.address.Address01.Message.A01_ADDR_NOT_GLOBALLY_REACHABLE;
import static dev.gonemaster.engine.testcase.address.Address01.Message.A01_DOCUMENTATION_ADDR;
import static dev.gonemaster.engine.testcase.address.Address01.Message.A01_GLOBALLY_REACHABLE_ADDR;
import static dev.gonemaster.engine.testcase.address.Address01.Message.A01_LOCAL_USE_ADDR;
import static dev.gonemaster.engine.testcase.address.Address01.Message.A01_NO_GLOBALLY_REACHABLE_ADDR;
import static dev.gonemaster.engine.testcase.address.Address01.Message.A01_NO_NAME_SERVERS_FOUND;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ServerArg;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.List;

class Address01Test {
    private static final String ZONE = "child.address01.xa";
    private static final String OK_4 = "20.0.0.1";
    private static final String OK_6 = "2a00::1";
    private static final String LOCAL_4 = "100.64.0.1";
    private static final String LOCAL_6 = "fd00::1";
    private static final String DOCUMENTATION_4 = "203.0.113.1";
    private static final String DOCUMENTATION_6 = "2001:db8::1";
    private static final String OTHER_4 = "198.18.0.1";
    private static final String OTHER_6 = "100::1";

    @Scenario("GOOD-1")
    void allAddressesArePublic(World world) {
        ScriptedZone zone = zone(world, OK_4, OK_6, "192.31.196.1", "2620:4f:8000::1");
        run(new Address01(), zone)
                .expect(A01_GLOBALLY_REACHABLE_ADDR, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("MIXED-LOCAL-DOC-1")
    void aLocalAndADocumentationAddress(World world) {
        ScriptedZone zone = zone(world, LOCAL_4, OK_6, OK_4, DOCUMENTATION_6);
        run(new Address01(), zone)
                .expect(A01_LOCAL_USE_ADDR, server("ns1", LOCAL_4))
                .expect(A01_DOCUMENTATION_ADDR, server("ns2", DOCUMENTATION_6))
                .expect(A01_GLOBALLY_REACHABLE_ADDR).forbidOthers();
    }

    @Scenario("MIXED-LOCAL-DOC-2")
    void aDocumentationAndALocalAddress(World world) {
        run(new Address01(), zone(world, DOCUMENTATION_4, OK_6, OK_4, LOCAL_6))
                .expect(A01_LOCAL_USE_ADDR, server("ns2", LOCAL_6))
                .expect(A01_DOCUMENTATION_ADDR, server("ns1", DOCUMENTATION_4))
                .expect(A01_GLOBALLY_REACHABLE_ADDR).forbidOthers();
    }

    @Scenario("MIXED-LOCAL-OTHER-1")
    void aLocalAndAnotherSpecialAddress(World world) {
        run(new Address01(), zone(world, LOCAL_4, OK_6, OK_4, OTHER_6))
                .expect(A01_LOCAL_USE_ADDR, A01_GLOBALLY_REACHABLE_ADDR)
                .expect(A01_ADDR_NOT_GLOBALLY_REACHABLE, server("ns2", OTHER_6)).forbidOthers();
    }

    @Scenario("MIXED-DOC-OTHER-2")
    void anotherSpecialAndADocumentationAddress(World world) {
        run(new Address01(), zone(world, OTHER_4, OK_6, OK_4, DOCUMENTATION_6))
                .expect(A01_ADDR_NOT_GLOBALLY_REACHABLE, server("ns1", OTHER_4))
                .expect(A01_DOCUMENTATION_ADDR, A01_GLOBALLY_REACHABLE_ADDR).forbidOthers();
    }

    @Scenario("MIXED-ALL-1")
    void oneAddressOfEachKind(World world) {
        run(new Address01(), zone(world, LOCAL_4, OK_6, DOCUMENTATION_4, OTHER_6))
                .expect(A01_ADDR_NOT_GLOBALLY_REACHABLE, A01_DOCUMENTATION_ADDR, A01_LOCAL_USE_ADDR,
                        A01_GLOBALLY_REACHABLE_ADDR).forbidOthers();
    }

    @Scenario("ALL-NON-REACHABLE")
    void noAddressIsPublic(World world) {
        ScriptedZone zone = zone(world, LOCAL_4, OTHER_6, DOCUMENTATION_4, LOCAL_6).delegatedTo("ns1", "ns2", "ns3");
        zone.server("ns3").at(OTHER_4, DOCUMENTATION_6);
        run(new Address01(), zone)
                .expect(A01_ADDR_NOT_GLOBALLY_REACHABLE, A01_DOCUMENTATION_ADDR, A01_LOCAL_USE_ADDR,
                        A01_NO_GLOBALLY_REACHABLE_ADDR).forbidOthers();
    }

    @Scenario("NO_NAME_SERVERS")
    void thereIsNoNameServer(World world) {
        run(new Address01(), world.zone(ZONE).delegatedTo().apexNs().servedBy())
                .expect(A01_NO_NAME_SERVERS_FOUND).forbidOthers();
    }

    private static ScriptedZone zone(World world, String ns1v4, String ns1v6, String ns2v4, String ns2v6) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").at(ns1v4, ns1v6);
        zone.server("ns2").at(ns2v4, ns2v6);
        return zone;
    }

    private static Arg server(String ns, String address) {
        return SERVERS.of(List.of(new ServerArg(ns + "." + ZONE, address)));
    }
}
