package dev.gonemaster.engine.testcase.delegation;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.message.ArgName.PROTO;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.delegation.Delegation04.Message.ARE_AUTHORITATIVE;
import static dev.gonemaster.engine.testcase.delegation.Delegation04.Message.IS_NOT_AUTHORITATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Query.Protocol;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Delegation04Test {
    private static final String ZONE = "child.delegation04.xa";

    @Scenario("ALL-AUTHORITATIVE")
    void allServersHaveAuthority(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Delegation04(), zone)
                .expect(ARE_AUTHORITATIVE, NS_NAMES.of(List.of(zone.nameOf("ns1"), zone.nameOf("ns2"))))
                .forbidOthers();
    }

    @Scenario("NOT-AUTHORITATIVE")
    void oneServerHasNone(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().notAuthoritative();
        run(new Delegation04(), zone)
                .expect(IS_NOT_AUTHORITATIVE, NS.of(server.name()), ADDRESS.of(server.addresses().getFirst()),
                        PROTO.of("UDP"))
                .expect(IS_NOT_AUTHORITATIVE, NS.of(server.name()), PROTO.of("TCP"))
                .forbidOthers();
    }

    @Scenario("NOT-AUTHORITATIVE-OVER-TCP")
    void overTcpOneServerHasNone(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").ipv6Only()
                .on(query -> query.protocol() == Protocol.TCP, Misbehaviour.notAuthoritative());
        List<Entry> entries = run(new Delegation04(), zone)
                .expect(IS_NOT_AUTHORITATIVE, PROTO.of("TCP")).forbidOthers().entries();
        assertThat(entries).hasSize(1);
    }

    @Scenario("REFUSED")
    void anErrorWithoutAuthorityIsNoAuthority(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").rcode(Rcode.REFUSED);
        run(new Delegation04(), zone).expect(IS_NOT_AUTHORITATIVE).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aSilentServerIsLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").silent();
        run(new Delegation04(), zone)
                .expect(ARE_AUTHORITATIVE, NS_NAMES.of(List.of(zone.nameOf("ns1")))).forbidOthers();
    }

    @Scenario("NO-RESPONSE-OVER-TCP")
    void silenceOverOneProtocolIsLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(query -> query.protocol() == Protocol.TCP, Misbehaviour.fails(Failure.TIMEOUT));
        run(new Delegation04(), zone)
                .expect(ARE_AUTHORITATIVE, NS_NAMES.of(List.of(zone.nameOf("ns1"), zone.nameOf("ns2"))))
                .forbidOthers();
    }

    @Scenario("NOBODY-ANSWERS")
    void withoutAnswersThereIsNothingToSay(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").silent();
        run(new Delegation04(), zone).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Delegation04(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(ARE_AUTHORITATIVE).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Delegation04(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(ARE_AUTHORITATIVE).forbidOthers();
    }
}
