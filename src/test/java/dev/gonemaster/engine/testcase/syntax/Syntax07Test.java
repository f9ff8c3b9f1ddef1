package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LABEL;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.TLD;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.syntax.Syntax07.Message.MNAME_DISCOURAGED_DOUBLE_DASH;
import static dev.gonemaster.engine.testcase.syntax.Syntax07.Message.MNAME_NON_ALLOWED_CHARS;
import static dev.gonemaster.engine.testcase.syntax.Syntax07.Message.MNAME_NUMERIC_TLD;
import static dev.gonemaster.engine.testcase.syntax.Syntax07.Message.MNAME_SYNTAX_OK;
import static dev.gonemaster.engine.testcase.syntax.SyntaxMessage.NO_RESPONSE_SOA_QUERY;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Syntax07Test {
    private static final String ZONE = "child.syntax07.xa";

    @Scenario("SYNTAX-OK")
    void theNameIsAHostName(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Syntax07(), zone).expect(MNAME_SYNTAX_OK, DOMAIN.of(zone.nameOf("ns1"))).forbidOthers();
    }

    @Scenario("NON-ALLOWED-CHARS")
    void theNameHasAnUnderscore(World world) {
        run(new Syntax07(), mname(world.zone(ZONE), "ns_1.example."))
                .expect(MNAME_NON_ALLOWED_CHARS, DOMAIN.of(World.absolute("ns_1.example."))).forbidOthers();
    }

    @Scenario("DISCOURAGED-DOUBLE-DASH")
    void theNameHasTheMarkOfAnEncoding(World world) {
        run(new Syntax07(), mname(world.zone(ZONE), "ns--1.example."))
                .expect(MNAME_DISCOURAGED_DOUBLE_DASH, LABEL.of("ns--1"), DOMAIN.of(World.absolute("ns--1.example.")))
                .forbidOthers();
    }

    @Scenario("NUMERIC-TLD")
    void theNameEndsInANumber(World world) {
        run(new Syntax07(), mname(world.zone(ZONE), "192.0.2.1."))
                .expect(MNAME_NUMERIC_TLD, DOMAIN.of(World.absolute("192.0.2.1.")), TLD.of("1")).forbidOthers();
    }

    @Scenario("MNAME-IS-ROOT")
    void theRootHasNoLabelToObjectTo(World world) {
        run(new Syntax07(), mname(world.zone(ZONE), ".")).expect(MNAME_SYNTAX_OK).forbidOthers();
    }

    @Scenario("NO-RESPONSE-SOA-QUERY")
    void noServerGivesAnSoa(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").rcode(Rcode.REFUSED);
        run(new Syntax07(), zone).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("OTHER-OWNER")
    void anSoaOfAnotherNameIsNone(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").on(ZONE, "SOA", Misbehaviour.otherOwner("elsewhere.xa."));
        zone.server("ns2").on(ZONE, "SOA", Misbehaviour.otherOwner("elsewhere.xa."));
        run(new Syntax07(), zone).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Syntax07(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(MNAME_SYNTAX_OK).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Syntax07(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(MNAME_SYNTAX_OK).forbidOthers();
    }

    private static ScriptedZone mname(ScriptedZone zone, String mname) {
        return zone.amend(content -> content.without("@", "SOA")
                .with("@", "SOA", mname + " hostmaster 1 14400 7200 1209600 3600"));
    }
}
