package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.REFRESH;
import static dev.gonemaster.engine.message.ArgName.REQUIRED_REFRESH;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.zone.Zone02.Message.REFRESH_MINIMUM_VALUE_LOWER;
import static dev.gonemaster.engine.testcase.zone.Zone02.Message.REFRESH_MINIMUM_VALUE_OK;
import static dev.gonemaster.engine.testcase.zone.ZoneMessage.NO_RESPONSE_SOA_QUERY;

import dev.gonemaster.engine.profile.Threshold;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Zone02Test {
    private static final String ZONE = "child.zone02.xa";

    @Scenario("REFRESH-OK")
    void theMinimumItselfIsLongEnough(World world) {
        run(new Zone02(), world.zone(ZONE).amend(SoaChange.timers(14400, 7200, 1209600, 3600)))
                .expect(REFRESH_MINIMUM_VALUE_OK, REFRESH.of(14400L), REQUIRED_REFRESH.of(14400L)).forbidOthers();
    }

    @Scenario("REFRESH-SHORT")
    void refreshIsShort(World world) {
        run(new Zone02(), world.zone(ZONE).amend(SoaChange.timers(14399, 7200, 1209600, 3600)))
                .expect(REFRESH_MINIMUM_VALUE_LOWER, REFRESH.of(14399L), REQUIRED_REFRESH.of(14400L)).forbidOthers();
    }

    @Scenario("REFRESH-THRESHOLD")
    void theProfileSetsTheMinimum(World world) {
        run(new Zone02(), world.with(Threshold.SOA_REFRESH_MINIMUM_VALUE, 86400).zone(ZONE))
                .expect(REFRESH_MINIMUM_VALUE_LOWER, REQUIRED_REFRESH.of(86400L)).forbidOthers();
    }

    @Scenario("REFRESH-DIFFERS")
    void theFirstServerByNameCounts(World world) {
        run(new Zone02(), world.zone(ZONE)
                .amendOn("ns1", SoaChange.timers(300, 7200, 1209600, 3600))
                .amendOn("ns2", SoaChange.timers(28800, 7200, 1209600, 3600)))
                .expect(REFRESH_MINIMUM_VALUE_LOWER, REFRESH.of(300L)).forbidOthers();
    }

    @Scenario("NOT-AUTHORITATIVE")
    void anAnswerWithoutAuthorityIsPassedOver(World world) {
        ScriptedZone zone = world.zone(ZONE)
                .amendOn("ns1", SoaChange.timers(300, 7200, 1209600, 3600));
        zone.server("ns1").notAuthoritative();
        run(new Zone02(), zone).expect(REFRESH_MINIMUM_VALUE_OK).forbidOthers();
    }

    @Scenario("OTHER-OWNER")
    void anSoaOfAnotherNameIsPassedOver(World world) {
        ScriptedZone zone = world.zone(ZONE)
                .amendOn("ns1", SoaChange.timers(300, 7200, 1209600, 3600));
        zone.server("ns1").on(ZONE, "SOA", Misbehaviour.otherOwner("elsewhere.xa."));
        run(new Zone02(), zone).expect(REFRESH_MINIMUM_VALUE_OK).forbidOthers();
    }

    @Scenario("NOT-DELEGATED-SERVER")
    void aServerThatOnlyTheZoneNamesDoesNotCount(World world) {
        run(new Zone02(), world.zone(ZONE).delegatedTo("ns2").apexNs("ns1", "ns2")
                .amendOn("ns1", SoaChange.timers(300, 7200, 1209600, 3600)))
                .expect(REFRESH_MINIMUM_VALUE_OK).forbidOthers();
    }

    @Scenario("NO-RESPONSE-SOA-QUERY")
    void noServerGivesTheSoaWithAuthority(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").notAuthoritative();
        run(new Zone02(), zone).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("NO-SOA")
    void aServerWithoutSoaIsPassedOver(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").rcode(Rcode.REFUSED);
        run(new Zone02(), zone).expect(REFRESH_MINIMUM_VALUE_OK).forbidOthers();
    }

    @Scenario("NOT-DELEGATED")
    void aZoneWithoutDelegationHasNoSoa(World world) {
        run(new Zone02(), world.zone(ZONE).notDelegated()).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Zone02(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(REFRESH_MINIMUM_VALUE_OK).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Zone02(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(REFRESH_MINIMUM_VALUE_OK).forbidOthers();
    }
}
