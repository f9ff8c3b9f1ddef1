package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LIMIT;
import static dev.gonemaster.engine.message.ArgName.LOOP_DOMAIN;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.TARGET;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.zone.Zone13.Message.Z13_NO_SPF_FOUND;
import static dev.gonemaster.engine.testcase.zone.Zone13.Message.Z13_SPF_LOOKUP_COUNT_EXCEEDED;
import static dev.gonemaster.engine.testcase.zone.Zone13.Message.Z13_SPF_LOOKUP_COUNT_OK;
import static dev.gonemaster.engine.testcase.zone.Zone13.Message.Z13_SPF_LOOKUP_LOOP;
import static dev.gonemaster.engine.testcase.zone.Zone13.Message.Z13_SPF_MACRO_TARGET;
import static dev.gonemaster.engine.testcase.zone.Zone13.Message.Z13_SPF_PTR_DEPRECATED;
import static dev.gonemaster.engine.testcase.zone.Zone13.Message.Z13_SPF_RECURSIVE_ERROR;
import static dev.gonemaster.engine.testcase.zone.Zone13.Message.Z13_UNABLE_TO_CHECK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.profile.Threshold;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Zone13Test {
    private static final String ZONE = "child.zone13.xa";

    @Scenario("NO-SPF")
    void thereIsNoPolicy(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Zone13(), zone).expect(Z13_NO_SPF_FOUND, DOMAIN.of(zone.name())).forbidOthers();
    }

    @Scenario("UNABLE-TO-CHECK")
    void noServerHasAuthority(World world) {
        ScriptedZone zone = spf(world, ZONE, "a");
        zone.server("ns1").on(ZONE, "TXT", Misbehaviour.notAuthoritative());
        zone.server("ns2").silent();
        run(new Zone13(), zone).expect(Z13_UNABLE_TO_CHECK).forbidOthers();
    }

    @Scenario("MALFORMED")
    void aMalformedPolicyIsNotCounted(World world) {
        run(new Zone13(), spf(world, ZONE, "a amx-all")).forbidOthers();
    }

    @Scenario("MULTIPLE")
    void twoPoliciesAreNotCounted(World world) {
        run(new Zone13(), spf(world, ZONE, "a").with("@", "TXT", "\"v=spf1 mx\"")).forbidOthers();
    }

    @Scenario("LOOKUP-COUNT-NONE")
    void addressesNeedNoLookUp(World world) {
        counts(spf(world, ZONE, "ip4:192.0.2.1 ip6:2001:db8::1 exp=e.example x=y -all"), 0);
    }

    @Scenario("LOOKUP-COUNT-OK")
    void tenLookUpsAreAllowed(World world) {
        counts(spf(world, ZONE, "a mx a:a.example/24 mx:a.example//64 exists:%{i}.example +a -mx ~a ?mx a -all"), 10);
    }

    @Scenario("LOOKUP-COUNT-EXCEEDED")
    void elevenAreNot(World world) {
        ScriptedZone zone = spf(world, ZONE, "a mx a mx a mx a mx a mx a -all");
        run(new Zone13(), zone)
                .expect(Z13_SPF_LOOKUP_COUNT_EXCEEDED, DOMAIN.of(zone.name()), COUNT.of(11L), LIMIT.of(10L))
                .forbidOthers();
    }

    @Scenario("LIMIT-FROM-PROFILE")
    void theLimitIsSet(World world) {
        ScriptedZone zone = spf(world.with(Threshold.SPF_LOOKUP_LIMIT, 1), ZONE, "a mx");
        run(new Zone13(), zone).expect(Z13_SPF_LOOKUP_COUNT_EXCEEDED, COUNT.of(2L), LIMIT.of(1L)).forbidOthers();
    }

    @Scenario("AFTER-ALL")
    void whatIsNeverReachedIsNotCounted(World world) {
        counts(spf(world, ZONE, "a -all mx include:nowhere.example redirect=nowhere.example"), 1);
    }

    @Scenario("INCLUDE-AND-REDIRECT")
    void policiesOfOthersCountToo(World world) {
        spf(world, "one.example", "a mx -all");
        spf(world, "two.example", "include:one.example exists:x.example");
        // include 1, one 2, redirect 1, two: include 1, one 2, exists 1
        counts(spf(world, ZONE, "include:one.example redirect=TWO.example."), 8);
    }

    @Scenario("INCLUDE-ALIAS")
    void aPolicyBehindAnAliasIsFound(World world) {
        spf(world, "one.example", "a mx");
        world.zone("two.example").with("spf.two.example", "CNAME", "one.example.");
        counts(spf(world, ZONE, "include:spf.two.example"), 3);
    }

    @Scenario("SAME-TWICE")
    void aPolicyMayBeIncludedTwice(World world) {
        spf(world, "one.example", "a");
        counts(spf(world, ZONE, "include:one.example include:one.example"), 4);
    }

    @Scenario("LOOKUP-LOOP")
    void policiesIncludeEachOther(World world) {
        spf(world, "one.example", "include:two.example");
        spf(world, "two.example", "include:one.example");
        ScriptedZone zone = spf(world, ZONE, "include:one.example");
        run(new Zone13(), zone)
                .expect(Z13_SPF_LOOKUP_LOOP, DOMAIN.of(zone.name()), LOOP_DOMAIN.of(World.absolute("one.example")))
                .expect(Z13_SPF_LOOKUP_COUNT_OK, COUNT.of(3L)).forbidOthers();
    }

    @Scenario("LOOKUP-LOOP-SELF")
    void aPolicyIncludesItself(World world) {
        ScriptedZone zone = spf(world, ZONE, "redirect=" + ZONE);
        run(new Zone13(), zone).expect(Z13_SPF_LOOKUP_LOOP, LOOP_DOMAIN.of(zone.name()))
                .expect(Z13_SPF_LOOKUP_COUNT_OK, COUNT.of(1L)).forbidOthers();
    }

    @Scenario("MACRO-TARGET")
    void aTargetDependsOnTheMail(World world) {
        run(new Zone13(), spf(world, ZONE, "include:%{ir}._spf.example.com -all"))
                .expect(Z13_SPF_MACRO_TARGET, TARGET.of("%{ir}._spf.example.com"))
                .expect(Z13_SPF_LOOKUP_COUNT_OK, COUNT.of(1L)).forbidOthers();
    }

    @Scenario("PTR-DEPRECATED")
    void ptrIsUsed(World world) {
        ScriptedZone zone = spf(world, ZONE, "ptr ptr:example.com -all");
        run(new Zone13(), zone).expect(Z13_SPF_PTR_DEPRECATED, DOMAIN.of(zone.name()))
                .expect(Z13_SPF_LOOKUP_COUNT_OK, COUNT.of(2L)).forbidOthers();
    }

    @Scenario("RECURSIVE-ERROR")
    void policiesOfOthersAreMissing(World world) {
        world.zone("none.example");
        spf(world, "two.example", "a").with("@", "TXT", "\"v=spf1 mx\"");
        spf(world, "malformed.example", "foo");
        spf(world, "silent.example", "a").server("ns1").silent();
        world.server("ns2.silent.example").silent();
        ScriptedZone zone = spf(world, ZONE, "include:none.example include:nx.none.example include:two.example "
                + "include:malformed.example include:silent.example include:" + "x".repeat(64) + ".example");
        ScenarioRun found = run(new Zone13(), zone);
        for (String target : new String[] {"none.example", "nx.none.example", "two.example", "malformed.example",
            "silent.example", "x".repeat(64) + ".example"}) {
            found.expect(Z13_SPF_RECURSIVE_ERROR, TARGET.of(target));
        }
        found.expect(Z13_SPF_LOOKUP_COUNT_OK, COUNT.of(6L)).forbidOthers();
    }

    @Scenario("ENDLESS-CHAIN")
    void thePoliciesThatAreFollowedHaveABound(World world) {
        ScriptedZone others = world.zone("many.example");
        for (int i = 0; i < 300; i++) {
            others.with(i + ".many.example", "TXT", "\"v=spf1 include:" + (i + 1) + ".many.example include:"
                    + (i + 2) + ".many.example\"");
        }
        ScenarioRun found = run(new Zone13(), spf(world, ZONE, "include:0.many.example"));

        found.expect(Z13_SPF_LOOKUP_COUNT_EXCEEDED, COUNT.of(SpfWalk.COUNTED_MAX)).forbidOthers();
        assertThat(found.transport().exchanges().stream()
                .filter(exchange -> exchange.query().name().subdomain(others.name())
                        && exchange.query().type() == Type.TXT)
                .map(exchange -> exchange.query().name()).distinct().count()).isLessThanOrEqualTo(SpfWalk.COUNTED_MAX);
    }

    @Scenario("ONE-SERVER")
    void oneServerWithAPolicyIsEnough(World world) {
        ScriptedZone zone = spf(world, ZONE, "a");
        zone.server("ns1").on(ZONE, "TXT", Misbehaviour.rcode(Rcode.SERVFAIL));
        counts(zone, 1);
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        spf(world, "one.example", "a");
        run(new Zone13(), spf(world.withoutIpv4(), ZONE, "include:one.example"))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.TXT)).expect(Z13_SPF_LOOKUP_COUNT_OK, COUNT.of(2L))
                .forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Zone13(), spf(world.withoutIpv6(), ZONE, "a"))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.TXT)).expect(Z13_SPF_LOOKUP_COUNT_OK).forbidOthers();
    }

    private static void counts(ScriptedZone zone, long lookUps) {
        run(new Zone13(), zone)
                .expect(Z13_SPF_LOOKUP_COUNT_OK, DOMAIN.of(zone.name()), COUNT.of(lookUps)).forbidOthers();
    }

    private static ScriptedZone spf(World world, String zone, String terms) {
        return world.zone(zone).with("@", "TXT", "\"v=spf1 " + terms + "\"");
    }
}
