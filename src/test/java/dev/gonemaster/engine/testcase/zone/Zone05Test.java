package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.EXPIRE;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.REFRESH;
import static dev.gonemaster.engine.message.ArgName.REQUIRED_EXPIRE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.zone.Zone05.Message.EXPIRE_LOWER_THAN_REFRESH;
import static dev.gonemaster.engine.testcase.zone.Zone05.Message.EXPIRE_MINIMUM_VALUE_LOWER;
import static dev.gonemaster.engine.testcase.zone.Zone05.Message.EXPIRE_MINIMUM_VALUE_OK;
import static dev.gonemaster.engine.testcase.zone.ZoneMessage.NO_RESPONSE_SOA_QUERY;

import dev.gonemaster.engine.profile.Threshold;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Zone05Test {
    private static final String ZONE = "child.zone05.xa";

    @Scenario("EXPIRE-OK")
    void theMinimumItselfIsLongEnough(World world) {
        run(new Zone05(), world.zone(ZONE).amend(SoaChange.timers(604800, 7200, 604800, 3600)))
                .expect(EXPIRE_MINIMUM_VALUE_OK, EXPIRE.of(604800L), REFRESH.of(604800L),
                        REQUIRED_EXPIRE.of(604800L))
                .forbidOthers();
    }

    @Scenario("EXPIRE-SHORT")
    void expireIsShort(World world) {
        run(new Zone05(), world.zone(ZONE).amend(SoaChange.timers(14400, 7200, 604799, 3600)))
                .expect(EXPIRE_MINIMUM_VALUE_LOWER, EXPIRE.of(604799L), REQUIRED_EXPIRE.of(604800L)).forbidOthers();
    }

    @Scenario("EXPIRE-BELOW-REFRESH")
    void expireIsLongButShorterThanRefresh(World world) {
        run(new Zone05(), world.zone(ZONE).amend(SoaChange.timers(1209601, 7200, 1209600, 3600)))
                .expect(EXPIRE_LOWER_THAN_REFRESH, EXPIRE.of(1209600L), REFRESH.of(1209601L)).forbidOthers();
    }

    @Scenario("EXPIRE-SHORT-AND-BELOW-REFRESH")
    void expireIsTooShortInBothWays(World world) {
        run(new Zone05(), world.zone(ZONE).amend(SoaChange.timers(28800, 7200, 360, 3600)))
                .expect(EXPIRE_MINIMUM_VALUE_LOWER, EXPIRE_LOWER_THAN_REFRESH).forbidOthers();
    }

    @Scenario("EXPIRE-THRESHOLD")
    void theProfileSetsTheMinimum(World world) {
        run(new Zone05(), world.with(Threshold.SOA_EXPIRE_MINIMUM_VALUE, 1209601).zone(ZONE))
                .expect(EXPIRE_MINIMUM_VALUE_LOWER, REQUIRED_EXPIRE.of(1209601L)).forbidOthers();
    }

    @Scenario("NO-RESPONSE-SOA-QUERY")
    void noServerGivesTheSoaWithAuthority(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").notAuthoritative();
        run(new Zone05(), zone).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("NO-SOA")
    void aServerWithoutSoaIsPassedOver(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").rcode(Rcode.REFUSED);
        run(new Zone05(), zone).expect(EXPIRE_MINIMUM_VALUE_OK).forbidOthers();
    }

    @Scenario("NOT-DELEGATED")
    void aZoneWithoutDelegationHasNoSoa(World world) {
        run(new Zone05(), world.zone(ZONE).notDelegated()).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Zone05(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(EXPIRE_MINIMUM_VALUE_OK).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Zone05(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(EXPIRE_MINIMUM_VALUE_OK).forbidOthers();
    }
}
