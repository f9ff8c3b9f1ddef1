package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.REQUIRED_RETRY;
import static dev.gonemaster.engine.message.ArgName.RETRY;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.zone.Zone04.Message.RETRY_MINIMUM_VALUE_LOWER;
import static dev.gonemaster.engine.testcase.zone.Zone04.Message.RETRY_MINIMUM_VALUE_OK;
import static dev.gonemaster.engine.testcase.zone.ZoneMessage.NO_RESPONSE_SOA_QUERY;

import dev.gonemaster.engine.profile.Threshold;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Zone04Test {
    private static final String ZONE = "child.zone04.xa";

    @Scenario("RETRY-OK")
    void theMinimumItselfIsLongEnough(World world) {
        run(new Zone04(), world.zone(ZONE).amend(SoaChange.timers(14400, 3600, 1209600, 3600)))
                .expect(RETRY_MINIMUM_VALUE_OK, RETRY.of(3600L), REQUIRED_RETRY.of(3600L)).forbidOthers();
    }

    @Scenario("RETRY-SHORT")
    void retryIsShort(World world) {
        run(new Zone04(), world.zone(ZONE).amend(SoaChange.timers(14400, 3599, 1209600, 3600)))
                .expect(RETRY_MINIMUM_VALUE_LOWER, RETRY.of(3599L), REQUIRED_RETRY.of(3600L)).forbidOthers();
    }

    @Scenario("RETRY-THRESHOLD")
    void theProfileSetsTheMinimum(World world) {
        run(new Zone04(), world.with(Threshold.SOA_RETRY_MINIMUM_VALUE, 7201).zone(ZONE))
                .expect(RETRY_MINIMUM_VALUE_LOWER, REQUIRED_RETRY.of(7201L)).forbidOthers();
    }

    @Scenario("NO-RESPONSE-SOA-QUERY")
    void noServerGivesTheSoaWithAuthority(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").notAuthoritative();
        run(new Zone04(), zone).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("NO-SOA")
    void aServerWithoutSoaIsPassedOver(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").rcode(Rcode.REFUSED);
        run(new Zone04(), zone).expect(RETRY_MINIMUM_VALUE_OK).forbidOthers();
    }

    @Scenario("NOT-DELEGATED")
    void aZoneWithoutDelegationHasNoSoa(World world) {
        run(new Zone04(), world.zone(ZONE).notDelegated()).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Zone04(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(RETRY_MINIMUM_VALUE_OK).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Zone04(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(RETRY_MINIMUM_VALUE_OK).forbidOthers();
    }
}
