package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.CAA_FLAGS;
import static dev.gonemaster.engine.message.ArgName.CAA_PROPERTY;
import static dev.gonemaster.engine.message.ArgName.CAA_VALUE;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_CAA_FOUND;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_INCONSISTENT_CAA;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_INVALID_IODEF_VALUE;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_INVALID_ISSUE_VALUE;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_INVALID_PROPERTY_TAG;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_ISSUANCE_FORBIDDEN;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_ISSUE_CONTRADICTION;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_MIXED_PRESENCE;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_NO_CAA;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_NO_CAA_TLD;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_NO_RESPONSE_CAA_QUERY;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_RESERVED_FLAGS;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_UNEXPECTED_RCODE_CAA;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_UNKNOWN_PROPERTY;
import static dev.gonemaster.engine.testcase.zone.Zone15.Message.Z15_UNKNOWN_PROPERTY_CRITICAL;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Zone15Test {
    private static final String ZONE = "child.zone15.xa";
    private static final String ISSUE = "0 issue \"ca.example\"";

    @Scenario("CAA-FOUND")
    void allServersHaveTheSameRecords(World world) {
        ScriptedZone zone = caa(world, ISSUE, "128 issuewild \"ca.example; policy=ev\"", "0 issuemail \";\"",
                "0 IODEF \"mailto:security@example.com\"", "0 contactemail \"x\"", "0 contactphone \"x\"",
                "0 issuevmc \"x y\"");
        run(new Zone15(), zone)
                .expect(Z15_CAA_FOUND, servers(zone, "ns1", "ns2"), CAA_FLAGS.of(0L), CAA_PROPERTY.of("issue"),
                        CAA_VALUE.of("ca.example"))
                .expect(Z15_CAA_FOUND, CAA_FLAGS.of(128L), CAA_PROPERTY.of("issuewild"))
                .expect(Z15_CAA_FOUND, CAA_PROPERTY.of("IODEF"))
                .forbidOthers();
    }

    @Scenario("NO-CAA")
    void noServerHasOne(World world) {
        ScriptedZone zone = caa(world);
        run(new Zone15(), zone).expect(Z15_NO_CAA, servers(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("NO-CAA-TLD")
    void aTopLevelDomainHasNone(World world) {
        ScriptedZone zone = world.zone("zone15");
        run(new Zone15(), zone).expect(Z15_NO_CAA_TLD, servers(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("NO-CAA-ROOT")
    void theRootHasNone(World world) {
        run(new Zone15(), world.zone(".")).expect(Z15_NO_CAA_TLD).forbidOthers();
    }

    @Scenario("MIXED-PRESENCE")
    void oneServerHasNone(World world) {
        ScriptedZone zone = caa(world).amendOn("ns1", content -> content.with("@", "CAA", ISSUE));
        run(new Zone15(), zone).expect(Z15_CAA_FOUND, servers(zone, "ns1")).expect(Z15_NO_CAA, servers(zone, "ns2"))
                .expect(Z15_MIXED_PRESENCE).forbidOthers();
    }

    @Scenario("INCONSISTENT-CAA")
    void serversHaveDifferentRecords(World world) {
        ScriptedZone zone = caa(world, "0 issue \";\"").amendOn("ns2", content -> content.with("@", "CAA", ISSUE));
        run(new Zone15(), zone).expect(Z15_CAA_FOUND, servers(zone, "ns1", "ns2"))
                .expect(Z15_CAA_FOUND, servers(zone, "ns2")).expect(Z15_INCONSISTENT_CAA).forbidOthers();
    }

    @Scenario("NO-RESPONSE-CAA-QUERY")
    void aServerIsSilentOnCaa(World world) {
        ScriptedZone zone = misbehaving(world, Misbehaviour.fails(Failure.TIMEOUT));
        run(new Zone15(), zone)
                .expect(Z15_NO_RESPONSE_CAA_QUERY, ADDRESSES.of(zone.server("ns2").addresses()))
                .expect(Z15_CAA_FOUND).forbidOthers();
    }

    @Scenario("UNEXPECTED-RCODE-CAA")
    void aServerDoesNotKnowCaa(World world) {
        ScriptedZone zone = misbehaving(world, Misbehaviour.rcode(Rcode.NOTIMP));
        run(new Zone15(), zone)
                .expect(Z15_UNEXPECTED_RCODE_CAA, RCODE.of(Rcode.NOTIMP), ADDRESSES.of(zone.server("ns2").addresses()))
                .expect(Z15_CAA_FOUND).forbidOthers();
    }

    @Scenario("NON-AUTH-CAA")
    void answersWithoutAuthorityAreLeftOut(World world) {
        ScriptedZone zone = misbehaving(world, Misbehaviour.notAuthoritative());
        run(new Zone15(), zone).expect(Z15_CAA_FOUND, servers(zone, "ns1")).forbidOthers();
    }

    @Scenario("RESERVED-FLAGS")
    void aFlagHasNoMeaning(World world) {
        with(world, "1 issue \"ca.example\"")
                .expect(Z15_RESERVED_FLAGS, CAA_FLAGS.of(1L), CAA_PROPERTY.of("issue"), CAA_VALUE.of("ca.example"))
                .forbidOthers();
    }

    @Scenario("INVALID-PROPERTY-TAG")
    void aTagHasAnotherCharacter(World world) {
        with(world, "0 issue-wild \"ca.example\"")
                .expect(Z15_INVALID_PROPERTY_TAG, CAA_PROPERTY.of("issue-wild"), CAA_VALUE.of("ca.example"))
                .forbidOthers();
    }

    @Scenario("INVALID-PROPERTY-TAG-CRITICAL")
    void aTagHasAnotherCharacterAndIsCritical(World world) {
        with(world, "128 issue_ \"ca.example\"").expect(Z15_INVALID_PROPERTY_TAG)
                .expect(Z15_UNKNOWN_PROPERTY_CRITICAL, CAA_PROPERTY.of("issue_")).forbidOthers();
    }

    @Scenario("UNKNOWN-PROPERTY")
    void aPropertyIsReserved(World world) {
        with(world, "0 auth \"x\"").expect(Z15_UNKNOWN_PROPERTY, CAA_PROPERTY.of("auth")).forbidOthers();
    }

    @Scenario("UNKNOWN-PROPERTY-CRITICAL")
    void anUnknownPropertyIsCritical(World world) {
        with(world, "128 tbs \"Unknown\"")
                .expect(Z15_UNKNOWN_PROPERTY_CRITICAL, CAA_PROPERTY.of("tbs"), CAA_FLAGS.of(128L)).forbidOthers();
    }

    @Scenario("INVALID-ISSUE-VALUE")
    void aMalformedIssuerForbids(World world) {
        with(world, "0 issue \"%%%%%\"")
                .expect(Z15_INVALID_ISSUE_VALUE, CAA_PROPERTY.of("issue"), CAA_VALUE.of("%%%%%"))
                .expect(Z15_ISSUANCE_FORBIDDEN).forbidOthers();
    }

    @Scenario("INVALID-IODEF-VALUE")
    void reportsGoNowhere(World world) {
        with(world, "0 iodef \"security@example.com\"")
                .expect(Z15_INVALID_IODEF_VALUE, CAA_VALUE.of("security@example.com")).forbidOthers();
    }

    @Scenario("ISSUANCE-FORBIDDEN")
    void nobodyMayIssue(World world) {
        with(world, "0 issue \";\"", "0 issuewild \";\"").expect(Z15_ISSUANCE_FORBIDDEN).forbidOthers();
    }

    @Scenario("WILDCARDS-PERMITTED")
    void wildcardsMayBeIssued(World world) {
        with(world, "0 issue \";\"", "0 issuewild \"ca.example\"").forbidOthers();
    }

    @Scenario("WILDCARDS-FORBIDDEN")
    void onlyWildcardsAreForbidden(World world) {
        with(world, "0 issuewild \";\"").forbidOthers();
    }

    @Scenario("ISSUE-CONTRADICTION")
    void aRecordForbidsWhatAnotherPermits(World world) {
        with(world, "0 ISSUE \";\"", ISSUE).expect(Z15_ISSUE_CONTRADICTION, CAA_PROPERTY.of("issue")).forbidOthers();
    }

    @Scenario("FORBIDDEN-AT-ROOT")
    void nobodyReadsThePolicyOfTheRoot(World world) {
        run(new Zone15(), world.zone(".").with("@", "CAA", "0 issue \";\"")).expect(Z15_CAA_FOUND).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Zone15(), caa(world.withoutIpv4()))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.CAA)).expect(Z15_NO_CAA).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Zone15(), caa(world.withoutIpv6()))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.CAA)).expect(Z15_NO_CAA).forbidOthers();
    }

    private static ScenarioRun with(World world, String... records) {
        return run(new Zone15(), caa(world, records)).expect(Z15_CAA_FOUND);
    }

    private static ScriptedZone caa(World world, String... records) {
        ScriptedZone zone = world.zone(ZONE);
        for (String record : records) {
            zone.with("@", "CAA", record);
        }
        return zone;
    }

    private static ScriptedZone misbehaving(World world, Misbehaviour misbehaviour) {
        ScriptedZone zone = caa(world, ISSUE);
        zone.server("ns2").on(ZONE, "CAA", misbehaviour);
        return zone;
    }

    private static Arg servers(ScriptedZone zone, String... names) {
        return SERVERS.of(zone.servers(names));
    }
}
