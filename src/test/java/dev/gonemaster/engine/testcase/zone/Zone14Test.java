package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.DIGEST;
import static dev.gonemaster.engine.message.ArgName.HASH;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SCHEME;
import static dev.gonemaster.engine.message.ArgName.SERIAL;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SOA_SERIAL;
import static dev.gonemaster.engine.message.ArgName.ZONEMD_SERIAL;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.zone.Zone14.Message.Z14_DUPLICATE_SCHEME_HASH;
import static dev.gonemaster.engine.testcase.zone.Zone14.Message.Z14_INCONSISTENT_ZONEMD;
import static dev.gonemaster.engine.testcase.zone.Zone14.Message.Z14_MIXED_PRESENCE;
import static dev.gonemaster.engine.testcase.zone.Zone14.Message.Z14_NO_ZONEMD;
import static dev.gonemaster.engine.testcase.zone.Zone14.Message.Z14_SERIAL_MISMATCH;
import static dev.gonemaster.engine.testcase.zone.Zone14.Message.Z14_UNSUPPORTED_HASH;
import static dev.gonemaster.engine.testcase.zone.Zone14.Message.Z14_ZONEMD_FOUND;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Zone14Test {
    private static final String ZONE = "child.zone14.xa";
    private static final long SOA = 2026112200;
    private static final String SHA_384 = "AB".repeat(48);
    private static final String SHA_512 = "cd".repeat(64);

    @Scenario("ZONEMD-FOUND")
    void allServersHaveTheSameRecords(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "ZONEMD", SOA + " 1 1 " + SHA_384)
                .with("@", "ZONEMD", SOA + " 1 2 " + SHA_512);
        run(new Zone14(), zone)
                .expect(Z14_ZONEMD_FOUND, servers(zone, "ns1", "ns2"), SERIAL.of(SOA), SCHEME.of(1L), HASH.of(1L),
                        DIGEST.of("ab".repeat(48)))
                .expect(Z14_ZONEMD_FOUND, servers(zone, "ns1", "ns2"), HASH.of(2L), DIGEST.of(SHA_512))
                .forbidOthers();
    }

    @Scenario("NO-ZONEMD")
    void noServerHasOne(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Zone14(), zone).expect(Z14_NO_ZONEMD, servers(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("MIXED-PRESENCE")
    void oneServerHasNone(World world) {
        ScriptedZone zone = world.zone(ZONE)
                .amendOn("ns1", content -> content.with("@", "ZONEMD", SOA + " 1 1 " + SHA_384));
        run(new Zone14(), zone).expect(Z14_ZONEMD_FOUND, servers(zone, "ns1"))
                .expect(Z14_NO_ZONEMD, servers(zone, "ns2")).expect(Z14_MIXED_PRESENCE).forbidOthers();
    }

    @Scenario("INCONSISTENT-ZONEMD")
    void serversHaveDifferentRecords(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "ZONEMD", SOA + " 1 1 " + SHA_384)
                .amendOn("ns2", content -> content.with("@", "ZONEMD", SOA + " 1 2 " + SHA_512));
        run(new Zone14(), zone).expect(Z14_ZONEMD_FOUND, servers(zone, "ns1", "ns2"))
                .expect(Z14_ZONEMD_FOUND, servers(zone, "ns2"), HASH.of(2L))
                .expect(Z14_INCONSISTENT_ZONEMD).forbidOthers();
    }

    @Scenario("DUPLICATE-SCHEME-HASH")
    void twoRecordsAreMadeInTheSameWay(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "ZONEMD", SOA + " 1 2 " + SHA_512)
                .with("@", "ZONEMD", SOA + " 1 2 " + "ee".repeat(64));
        run(new Zone14(), zone)
                .expect(Z14_DUPLICATE_SCHEME_HASH, NS.of(zone.nameOf("ns2")), SCHEME.of(1L), HASH.of(2L))
                .expect(Z14_ZONEMD_FOUND).forbidOthers();
    }

    @Scenario("SERIAL-MISMATCH")
    void theRecordIsForAnotherVersion(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "ZONEMD", SOA - 1 + " 1 1 " + SHA_384);
        run(new Zone14(), zone)
                .expect(Z14_SERIAL_MISMATCH, NS.of(zone.nameOf("ns1")), ZONEMD_SERIAL.of(SOA - 1), SOA_SERIAL.of(SOA))
                .expect(Z14_ZONEMD_FOUND).forbidOthers();
    }

    @Scenario("UNSUPPORTED-HASH")
    void theHashIsForPrivateUse(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "ZONEMD", SOA + " 240 241 " + "ee".repeat(12));
        run(new Zone14(), zone).expect(Z14_UNSUPPORTED_HASH, NS.of(zone.nameOf("ns1")), HASH.of(241L))
                .expect(Z14_ZONEMD_FOUND, SCHEME.of(240L), HASH.of(241L)).forbidOthers();
    }

    @Scenario("NO-SOA")
    void withoutSoaThereIsNothingToCompareWith(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "ZONEMD", "1 1 1 " + SHA_384);
        zone.server("ns1").on(ZONE, "SOA", Misbehaviour.rcode(Rcode.SERVFAIL));
        zone.server("ns2").on(ZONE, "SOA", Misbehaviour.rcode(Rcode.SERVFAIL));
        run(new Zone14(), zone).expect(Z14_ZONEMD_FOUND).forbidOthers();
    }

    @Scenario("NO-ANSWERS")
    void serversWithoutAuthoritativeAnswerAreLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3");
        zone.server("ns1").silent();
        zone.server("ns2").on(ZONE, "ZONEMD", Misbehaviour.rcode(Rcode.NOTIMP));
        zone.server("ns3").on(ZONE, "ZONEMD", Misbehaviour.notAuthoritative());
        run(new Zone14(), zone).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Zone14(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.ZONEMD)).expect(Z14_NO_ZONEMD).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Zone14(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.ZONEMD)).expect(Z14_NO_ZONEMD).forbidOthers();
    }

    private static Arg servers(ScriptedZone zone, String... names) {
        return SERVERS.of(zone.servers(names));
    }
}
