package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.HIGHEST_MINIMUM;
import static dev.gonemaster.engine.message.ArgName.LOWEST_MINIMUM;
import static dev.gonemaster.engine.message.ArgName.MINIMUM;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.zone.Zone06.Message.SOA_DEFAULT_TTL_MAXIMUM_VALUE_HIGHER;
import static dev.gonemaster.engine.testcase.zone.Zone06.Message.SOA_DEFAULT_TTL_MAXIMUM_VALUE_LOWER;
import static dev.gonemaster.engine.testcase.zone.Zone06.Message.SOA_DEFAULT_TTL_MAXIMUM_VALUE_OK;
import static dev.gonemaster.engine.testcase.zone.ZoneMessage.NO_RESPONSE_SOA_QUERY;

import dev.gonemaster.engine.profile.Threshold;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Zone06Test {
    private static final String ZONE = "child.zone06.xa";

    @Scenario("MINIMUM-AT-UPPER-BOUND")
    void theUpperBoundItselfIsAllowed(World world) {
        run(new Zone06(), world.zone(ZONE).amend(SoaChange.timers(14400, 7200, 1209600, 86400)))
                .expect(SOA_DEFAULT_TTL_MAXIMUM_VALUE_OK, MINIMUM.of(86400L), HIGHEST_MINIMUM.of(86400L),
                        LOWEST_MINIMUM.of(300L))
                .forbidOthers();
    }

    @Scenario("MINIMUM-AT-LOWER-BOUND")
    void theLowerBoundItselfIsAllowed(World world) {
        run(new Zone06(), world.zone(ZONE).amend(SoaChange.timers(14400, 7200, 1209600, 300)))
                .expect(SOA_DEFAULT_TTL_MAXIMUM_VALUE_OK, MINIMUM.of(300L)).forbidOthers();
    }

    @Scenario("MINIMUM-HIGH")
    void theMinimumIsHigh(World world) {
        run(new Zone06(), world.zone(ZONE).amend(SoaChange.timers(14400, 7200, 1209600, 86401)))
                .expect(SOA_DEFAULT_TTL_MAXIMUM_VALUE_HIGHER, MINIMUM.of(86401L), HIGHEST_MINIMUM.of(86400L))
                .forbidOthers();
    }

    @Scenario("MINIMUM-LOW")
    void theMinimumIsLow(World world) {
        run(new Zone06(), world.zone(ZONE).amend(SoaChange.timers(14400, 7200, 1209600, 299)))
                .expect(SOA_DEFAULT_TTL_MAXIMUM_VALUE_LOWER, MINIMUM.of(299L), LOWEST_MINIMUM.of(300L))
                .forbidOthers();
    }

    @Scenario("MINIMUM-THRESHOLDS")
    void theProfileSetsTheBounds(World world) {
        world.with(Threshold.SOA_DEFAULT_TTL_MAXIMUM_VALUE, 7200).with(Threshold.SOA_DEFAULT_TTL_MINIMUM_VALUE, 3601);
        run(new Zone06(), world.zone(ZONE))
                .expect(SOA_DEFAULT_TTL_MAXIMUM_VALUE_LOWER, LOWEST_MINIMUM.of(3601L)).forbidOthers();
        run(new Zone06(), world.zone(ZONE).amend(SoaChange.timers(14400, 7200, 1209600, 7201)))
                .expect(SOA_DEFAULT_TTL_MAXIMUM_VALUE_HIGHER, HIGHEST_MINIMUM.of(7200L)).forbidOthers();
    }

    @Scenario("NOT-DELEGATED-SERVER")
    void aServerThatOnlyTheZoneNamesCounts(World world) {
        run(new Zone06(), world.zone(ZONE).delegatedTo("ns2").apexNs("ns1", "ns2")
                .amendOn("ns1", SoaChange.timers(14400, 7200, 1209600, 1)))
                .expect(SOA_DEFAULT_TTL_MAXIMUM_VALUE_LOWER, MINIMUM.of(1L)).forbidOthers();
    }

    @Scenario("NO-RESPONSE-SOA-QUERY")
    void noServerGivesTheSoaWithAuthority(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").notAuthoritative();
        run(new Zone06(), zone).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("NO-SOA")
    void aServerWithoutSoaIsPassedOver(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").rcode(Rcode.REFUSED);
        run(new Zone06(), zone).expect(SOA_DEFAULT_TTL_MAXIMUM_VALUE_OK).forbidOthers();
    }

    @Scenario("NOT-DELEGATED")
    void aZoneWithoutDelegationHasNoSoa(World world) {
        run(new Zone06(), world.zone(ZONE).notDelegated()).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Zone06(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(SOA_DEFAULT_TTL_MAXIMUM_VALUE_OK).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Zone06(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(SOA_DEFAULT_TTL_MAXIMUM_VALUE_OK).forbidOthers();
    }
}
