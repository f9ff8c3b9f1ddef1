package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.NSID;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver16.Message.N16_HAS_NSID;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver16.Message.N16_NO_NSID_REVEALED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver16.Message.N16_NO_RESPONSE;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver16.Message.N16_UNEXPECTED_RCODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.nio.charset.StandardCharsets;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Nameserver16Test {
    private static final String ZONE = "child.nameserver16.xa";

    @Scenario("NO-NSID")
    void serversDoNotIdentifyThemselves(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Nameserver16(), zone)
                .expect(N16_NO_NSID_REVEALED, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("NSID")
    void serversIdentifyThemselves(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3");
        zone.server("ns1").misbehaves(nsid(" ams1.example "));
        zone.server("ns2").misbehaves(nsid("fra2.example"));
        zone.server("ns3").misbehaves(nsid("ams1.example"));
        var found = run(new Nameserver16(), zone)
                .expect(N16_HAS_NSID, NSID.of("ams1.example"), SERVERS.of(zone.servers("ns1", "ns3")))
                .expect(N16_HAS_NSID, NSID.of("fra2.example"), SERVERS.of(zone.servers("ns2")))
                .forbidOthers();
        assertThat(found.entries()).hasSize(2);
    }

    @Scenario("NSID-OCTETS")
    void anIdentifierNeedNotBeText(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").misbehaves(EdnsReplies.option(EDNSOption.Code.NSID, (byte) 0xff, (byte) 0, (byte) 'a'));
        run(new Nameserver16(), zone)
                .expect(N16_HAS_NSID, NSID.of("\\xff\\x00a"), SERVERS.of(zone.servers("ns2")))
                .expect(N16_NO_NSID_REVEALED, SERVERS.of(zone.servers("ns1")))
                .forbidOthers();
    }

    @Scenario("NSID-EMPTY")
    void anEmptyIdentifierIsNone(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").misbehaves(nsid(""));
        zone.server("ns2").misbehaves(nsid(" "));
        run(new Nameserver16(), zone)
                .expect(N16_NO_NSID_REVEALED, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("OTHER-OPTION")
    void anotherOptionIsNoIdentifier(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").misbehaves(EdnsReplies.option(EDNSOption.Code.PADDING, (byte) 'a'));
        run(new Nameserver16(), zone).expect(N16_NO_NSID_REVEALED).forbidOthers();
    }

    @Scenario("NO-EDNS")
    void aServerWithoutEdnsHasNoIdentifier(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").noEdns();
        run(new Nameserver16(), zone).expect(N16_NO_NSID_REVEALED).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aServerIsSilent(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").silent();
        run(new Nameserver16(), zone)
                .expect(N16_NO_RESPONSE, SERVERS.of(zone.servers("ns2")))
                .expect(N16_NO_NSID_REVEALED, SERVERS.of(zone.servers("ns1")))
                .forbidOthers();
    }

    @Scenario("UNEXPECTED-RCODE")
    void serversAnswerWithErrors(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").rcode(Rcode.REFUSED);
        zone.server("ns2").rcode(Rcode.FORMERR);
        run(new Nameserver16(), zone)
                .expect(N16_UNEXPECTED_RCODE, SERVERS.of(zone.servers("ns1")), RCODE.of(Rcode.REFUSED))
                .expect(N16_UNEXPECTED_RCODE, SERVERS.of(zone.servers("ns2")), RCODE.of(Rcode.FORMERR))
                .forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Nameserver16(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(N16_NO_NSID_REVEALED).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver16(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(N16_NO_NSID_REVEALED).forbidOthers();
    }

    private static Misbehaviour nsid(String text) {
        return EdnsReplies.option(EDNSOption.Code.NSID, text.getBytes(StandardCharsets.UTF_8));
    }
}
