package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RNAME;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.syntax.Syntax05.Message.RNAME_MISUSED_AT_SIGN;
import static dev.gonemaster.engine.testcase.syntax.Syntax05.Message.RNAME_NO_AT_SIGN;
import static dev.gonemaster.engine.testcase.syntax.SyntaxMessage.NO_RESPONSE_SOA_QUERY;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Syntax05Test {
    private static final String ZONE = "child.syntax05.xa";

    @Scenario("NO-AT-SIGN")
    void theMailboxIsWrittenWithDots(World world) {
        run(new Syntax05(), rname(world.zone(ZONE), "first\\.last.example."))
                .expect(RNAME_NO_AT_SIGN, RNAME.of(World.absolute("first\\.last.example."))).forbidOthers();
    }

    @Scenario("MISUSED-AT-SIGN")
    void theMailboxIsWrittenWithAnAtSign(World world) {
        run(new Syntax05(), rname(world.zone(ZONE), "hostmaster\\@example.org."))
                .expect(RNAME_MISUSED_AT_SIGN, RNAME.of(World.absolute("hostmaster\\@example.org."))).forbidOthers();
    }

    @Scenario("MISUSED-AT-SIGN-FURTHER-BACK")
    void theAtSignIsInALaterLabel(World world) {
        run(new Syntax05(), rname(world.zone(ZONE), "first.last\\@example.org."))
                .expect(RNAME_MISUSED_AT_SIGN).forbidOthers();
    }

    @Scenario("RNAME-IS-ROOT")
    void anEmptyMailboxHasNoAtSign(World world) {
        run(new Syntax05(), rname(world.zone(ZONE), ".")).expect(RNAME_NO_AT_SIGN).forbidOthers();
    }

    @Scenario("RNAME-DIFFERS")
    void theFirstServerThatGivesAnSoaCounts(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3").amendOn("ns2", content -> content
                .without("@", "SOA").with("@", "SOA", "ns1 a\\@b.example. 1 14400 7200 1209600 3600"));
        zone.server("ns1").rcode(Rcode.SERVFAIL);
        zone.server("ns2").notAuthoritative();
        run(new Syntax05(), zone).expect(RNAME_MISUSED_AT_SIGN).forbidOthers();
    }

    @Scenario("NO-RESPONSE-SOA-QUERY")
    void noServerGivesAnSoa(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").rcode(Rcode.REFUSED);
        run(new Syntax05(), zone).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("OTHER-OWNER")
    void anSoaOfAnotherNameIsNone(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").on(ZONE, "SOA", Misbehaviour.otherOwner("elsewhere.xa."));
        zone.server("ns2").on(ZONE, "SOA", Misbehaviour.otherOwner("elsewhere.xa."));
        run(new Syntax05(), zone).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Syntax05(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(RNAME_NO_AT_SIGN).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Syntax05(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(RNAME_NO_AT_SIGN).forbidOthers();
    }

    private static ScriptedZone rname(ScriptedZone zone, String rname) {
        return zone.amend(content -> content.without("@", "SOA")
                .with("@", "SOA", "ns1 " + rname + " 1 14400 7200 1209600 3600"));
    }
}
