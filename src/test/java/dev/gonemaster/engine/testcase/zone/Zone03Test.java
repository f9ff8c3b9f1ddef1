package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.REFRESH;
import static dev.gonemaster.engine.message.ArgName.RETRY;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.zone.Zone03.Message.REFRESH_HIGHER_THAN_RETRY;
import static dev.gonemaster.engine.testcase.zone.Zone03.Message.REFRESH_LOWER_THAN_RETRY;
import static dev.gonemaster.engine.testcase.zone.ZoneMessage.NO_RESPONSE_SOA_QUERY;

import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Zone03Test {
    private static final String ZONE = "child.zone03.xa";

    @Scenario("REFRESH-HIGHER")
    void retryIsShorter(World world) {
        run(new Zone03(), world.zone(ZONE).amend(SoaChange.timers(7200, 7199, 1209600, 3600)))
                .expect(REFRESH_HIGHER_THAN_RETRY, REFRESH.of(7200L), RETRY.of(7199L)).forbidOthers();
    }

    @Scenario("REFRESH-EQUAL")
    void retryIsAsLongAsRefresh(World world) {
        run(new Zone03(), world.zone(ZONE).amend(SoaChange.timers(7200, 7200, 1209600, 3600)))
                .expect(REFRESH_LOWER_THAN_RETRY, REFRESH.of(7200L), RETRY.of(7200L)).forbidOthers();
    }

    @Scenario("REFRESH-LOWER")
    void retryIsTheLongestThatFits(World world) {
        run(new Zone03(), world.zone(ZONE).amend(SoaChange.timers(7200, 4294967295L, 1209600, 3600)))
                .expect(REFRESH_LOWER_THAN_RETRY, RETRY.of(4294967295L)).forbidOthers();
    }

    @Scenario("NO-RESPONSE-SOA-QUERY")
    void noServerGivesTheSoaWithAuthority(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").notAuthoritative();
        run(new Zone03(), zone).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("NO-SOA")
    void aServerWithoutSoaIsPassedOver(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").rcode(Rcode.REFUSED);
        run(new Zone03(), zone).expect(REFRESH_HIGHER_THAN_RETRY).forbidOthers();
    }

    @Scenario("NOT-DELEGATED")
    void aZoneWithoutDelegationHasNoSoa(World world) {
        run(new Zone03(), world.zone(ZONE).notDelegated()).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Zone03(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(REFRESH_HIGHER_THAN_RETRY).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Zone03(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(REFRESH_HIGHER_THAN_RETRY).forbidOthers();
    }
}
