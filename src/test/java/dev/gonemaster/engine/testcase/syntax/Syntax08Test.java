package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LABEL;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.TLD;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.syntax.Syntax08.Message.MX_DISCOURAGED_DOUBLE_DASH;
import static dev.gonemaster.engine.testcase.syntax.Syntax08.Message.MX_NON_ALLOWED_CHARS;
import static dev.gonemaster.engine.testcase.syntax.Syntax08.Message.MX_NUMERIC_TLD;
import static dev.gonemaster.engine.testcase.syntax.Syntax08.Message.MX_SYNTAX_OK;
import static dev.gonemaster.engine.testcase.syntax.Syntax08.Message.NO_RESPONSE_MX_QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Syntax08Test {
    private static final String ZONE = "child.syntax08.xa";

    @Scenario("SYNTAX-OK")
    void eachExchangerIsJudgedOnce(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", "10 mail").with("@", "MX", "20 MAIL");
        var run = run(new Syntax08(), zone)
                .expect(MX_SYNTAX_OK, DOMAIN.of(zone.nameOf("mail"))).forbidOthers();
        assertThat(run.entries()).hasSize(1);
    }

    @Scenario("NON-ALLOWED-CHARS")
    void anExchangerHasAnUnderscore(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", "10 mail").with("@", "MX", "20 mail_2");
        run(new Syntax08(), zone)
                .expect(MX_SYNTAX_OK, DOMAIN.of(zone.nameOf("mail")))
                .expect(MX_NON_ALLOWED_CHARS, DOMAIN.of(zone.nameOf("mail_2"))).forbidOthers();
    }

    @Scenario("DISCOURAGED-DOUBLE-DASH")
    void anExchangerHasTheMarkOfAnEncoding(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", "10 mx--1");
        run(new Syntax08(), zone)
                .expect(MX_DISCOURAGED_DOUBLE_DASH, LABEL.of("mx--1"), DOMAIN.of(zone.nameOf("mx--1"))).forbidOthers();
    }

    @Scenario("NUMERIC-TLD")
    void anExchangerIsAnAddress(World world) {
        run(new Syntax08(), world.zone(ZONE).with("@", "MX", "10 192.0.2.1."))
                .expect(MX_NUMERIC_TLD, DOMAIN.of(World.absolute("192.0.2.1.")), TLD.of("1")).forbidOthers();
    }

    @Scenario("NULL-MX")
    void aNullMxNamesNoExchanger(World world) {
        run(new Syntax08(), world.zone(ZONE).with("@", "MX", "0 .")).forbidOthers();
    }

    @Scenario("NO-MX")
    void withoutMxThereIsNothingToSay(World world) {
        run(new Syntax08(), world.zone(ZONE)).forbidOthers();
    }

    @Scenario("NO-RESPONSE-MX-QUERY")
    void noServerAnswersWithAuthority(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3").with("@", "MX", "10 mail");
        zone.server("ns1").silent();
        zone.server("ns2").on(ZONE, "MX", Misbehaviour.notAuthoritative());
        zone.server("ns3").on(ZONE, "MX", Misbehaviour.rcode(Rcode.REFUSED));
        run(new Syntax08(), zone).expect(NO_RESPONSE_MX_QUERY).forbidOthers();
    }

    @Scenario("MX-REFUSED")
    void aServerThatRefusesIsPassedOver(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", "10 mail");
        zone.server("ns1").on(ZONE, "MX", Misbehaviour.rcode(Rcode.REFUSED));
        run(new Syntax08(), zone).expect(MX_SYNTAX_OK).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Syntax08(), world.withoutIpv4().zone(ZONE).with("@", "MX", "10 mail"))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.MX)).expect(MX_SYNTAX_OK).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Syntax08(), world.withoutIpv6().zone(ZONE).with("@", "MX", "10 mail"))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.MX)).expect(MX_SYNTAX_OK).forbidOthers();
    }
}
