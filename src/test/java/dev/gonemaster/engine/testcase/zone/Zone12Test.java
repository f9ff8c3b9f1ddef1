package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.CSYNC_SERIAL;
import static dev.gonemaster.engine.message.ArgName.FLAGS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERIAL;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SOA_SERIAL;
import static dev.gonemaster.engine.message.ArgName.TYPE_BITMAP;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.zone.Zone12.Message.Z12_CSYNC_FOUND;
import static dev.gonemaster.engine.testcase.zone.Zone12.Message.Z12_INCONSISTENT_CSYNC;
import static dev.gonemaster.engine.testcase.zone.Zone12.Message.Z12_MIXED_PRESENCE;
import static dev.gonemaster.engine.testcase.zone.Zone12.Message.Z12_MULTIPLE_CSYNC;
import static dev.gonemaster.engine.testcase.zone.Zone12.Message.Z12_NO_CSYNC;
import static dev.gonemaster.engine.testcase.zone.Zone12.Message.Z12_SERIAL_MISMATCH;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Zone12Test {
    private static final String ZONE = "child.zone12.xa";
    private static final long SOA = 2026112200;
    private static final int IMMEDIATE = 1;
    private static final int BOTH_FLAGS = 3;
    /// A, NS and AAAA.
    private static final String TYPES = "000460000008";

    @Scenario("CSYNC-FOUND")
    void allServersHaveTheSameRecord(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "CSYNC", csync(SOA, BOTH_FLAGS));
        run(new Zone12(), zone)
                .expect(Z12_CSYNC_FOUND, servers(zone, "ns1", "ns2"), SERIAL.of(SOA), FLAGS.of(3L),
                        TYPE_BITMAP.of(List.of(Type.NS, Type.A, Type.AAAA)))
                .forbidOthers();
    }

    @Scenario("NO-CSYNC")
    void noServerHasOne(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Zone12(), zone).expect(Z12_NO_CSYNC, servers(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("MIXED-PRESENCE")
    void oneServerHasNone(World world) {
        ScriptedZone zone = world.zone(ZONE)
                .amendOn("ns1", content -> content.with("@", "CSYNC", csync(SOA, BOTH_FLAGS)));
        run(new Zone12(), zone)
                .expect(Z12_CSYNC_FOUND, servers(zone, "ns1")).expect(Z12_NO_CSYNC, servers(zone, "ns2"))
                .expect(Z12_MIXED_PRESENCE).forbidOthers();
    }

    @Scenario("INCONSISTENT-CSYNC")
    void serversHaveDifferentRecords(World world) {
        ScriptedZone zone = world.zone(ZONE)
                .amendOn("ns1", content -> content.with("@", "CSYNC", csync(SOA, BOTH_FLAGS)))
                .amendOn("ns2", content -> content.with("@", "CSYNC", csync(SOA, IMMEDIATE)));
        run(new Zone12(), zone)
                .expect(Z12_CSYNC_FOUND, servers(zone, "ns1"), FLAGS.of(3L))
                .expect(Z12_CSYNC_FOUND, servers(zone, "ns2"), FLAGS.of(1L))
                .expect(Z12_INCONSISTENT_CSYNC).forbidOthers();
    }

    @Scenario("MULTIPLE-CSYNC")
    void aServerHasTwoRecords(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "CSYNC", csync(SOA, BOTH_FLAGS))
                .amendOn("ns2", content -> content.with("@", "CSYNC", csync(SOA, IMMEDIATE)));
        run(new Zone12(), zone)
                .expect(Z12_MULTIPLE_CSYNC, NS.of(zone.nameOf("ns2")), COUNT.of(2L))
                .expect(Z12_CSYNC_FOUND, servers(zone, "ns1")).forbidOthers();
    }

    @Scenario("SERIAL-MISMATCH")
    void theZoneIsOlderThanTheRecordAsksFor(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "CSYNC", csync(SOA + 1, BOTH_FLAGS));
        run(new Zone12(), zone)
                .expect(Z12_SERIAL_MISMATCH, NS.of(zone.nameOf("ns1")), CSYNC_SERIAL.of(SOA + 1), SOA_SERIAL.of(SOA))
                .expect(Z12_CSYNC_FOUND).forbidOthers();
    }

    @Scenario("SERIAL-OLDER")
    void theZoneMayBeNewer(World world) {
        run(new Zone12(), world.zone(ZONE).with("@", "CSYNC", csync(SOA - 1, BOTH_FLAGS)))
                .expect(Z12_CSYNC_FOUND).forbidOthers();
    }

    @Scenario("SERIAL-UNUSED")
    void withoutTheFlagTheSerialMeansNothing(World world) {
        run(new Zone12(), world.zone(ZONE).with("@", "CSYNC", csync(SOA + 1, IMMEDIATE)))
                .expect(Z12_CSYNC_FOUND).forbidOthers();
    }

    @Scenario("NO-SOA")
    void withoutSoaThereIsNothingToCompareWith(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "CSYNC", csync(SOA + 1, BOTH_FLAGS));
        zone.server("ns1").on(ZONE, "SOA", Misbehaviour.rcode(Rcode.SERVFAIL));
        zone.server("ns2").on(ZONE, "SOA", Misbehaviour.rcode(Rcode.SERVFAIL));
        run(new Zone12(), zone).expect(Z12_CSYNC_FOUND).forbidOthers();
    }

    @Scenario("MALFORMED-CSYNC")
    void aMalformedRecordIsLeftOut(World world) {
        run(new Zone12(), world.zone(ZONE).with("@", "CSYNC", "\\# 2 0001")).forbidOthers();
    }

    @Scenario("NO-ANSWERS")
    void serversWithoutAuthoritativeAnswerAreLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3");
        zone.server("ns1").silent();
        zone.server("ns2").on(ZONE, "CSYNC", Misbehaviour.rcode(Rcode.NOTIMP));
        zone.server("ns3").on(ZONE, "CSYNC", Misbehaviour.notAuthoritative());
        run(new Zone12(), zone).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Zone12(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.CSYNC)).expect(Z12_NO_CSYNC).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Zone12(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.CSYNC)).expect(Z12_NO_CSYNC).forbidOthers();
    }

    private static String csync(long serial, int flags) {
        return "\\# 12 %08x%04x%s".formatted(serial, flags, TYPES);
    }

    private static Arg servers(ScriptedZone zone, String... names) {
        return SERVERS.of(zone.servers(names));
    }
}
