package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.EXTRA_TEXT;
import static dev.gonemaster.engine.message.ArgName.INFO_CODE;
import static dev.gonemaster.engine.message.ArgName.INFO_NAME;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver18.Message.N18_EXTENDED_ERROR_REPORTED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver18.Message.N18_FILTERED_RESPONSE;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver18.Message.N18_NO_EXTENDED_ERROR;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver18.Message.N18_NO_RESPONSE;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver18.Message.N18_RESOLVER_BEHAVIOR_REPORTED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver18.Message.N18_SERVER_ERROR_REPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Nameserver18Test {
    private static final String ZONE = "child.nameserver18.xa";

    @Scenario("NO-EXTENDED-ERROR")
    void serversAddNothing(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Nameserver18(), zone)
                .expect(N18_NO_EXTENDED_ERROR, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @ParameterizedTest
    @CsvSource({
        "18, Prohibited, N18_SERVER_ERROR_REPORTED", "20, Not Authoritative, N18_SERVER_ERROR_REPORTED",
        "4, Forged Answer, N18_FILTERED_RESPONSE", "15, Blocked, N18_FILTERED_RESPONSE",
        "3, Stale Answer, N18_RESOLVER_BEHAVIOR_REPORTED", "22, No Reachable Authority, N18_RESOLVER_BEHAVIOR_REPORTED",
        "33, code 33, N18_RESOLVER_BEHAVIOR_REPORTED",
        "0, Other Error, N18_EXTENDED_ERROR_REPORTED", "14, Not Ready, N18_EXTENDED_ERROR_REPORTED",
        "30, Invalid Query Type, N18_EXTENDED_ERROR_REPORTED", "31, code 31, N18_EXTENDED_ERROR_REPORTED",
        "34, code 34, N18_EXTENDED_ERROR_REPORTED", "65535, code 65535, N18_EXTENDED_ERROR_REPORTED"})
    void everyCodeHasATag(int code, String name, Nameserver18.Message tag) {
        ScriptedZone zone = new World().zone(ZONE);
        zone.server("ns2").misbehaves(error(code, "text"));
        run(new Nameserver18(), zone)
                .expect(tag, SERVERS.of(zone.servers("ns2")), INFO_CODE.of((long) code), INFO_NAME.of(name),
                        EXTRA_TEXT.of("text"))
                .expect(N18_NO_EXTENDED_ERROR, SERVERS.of(zone.servers("ns1")))
                .forbidOthers();
    }

    @Scenario("SEVERAL-ERRORS")
    void everyErrorOfAnAnswerIsReported(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").changes(answer -> EdnsReplies.withOpt(answer, Rcode.NOERROR, 0, 0,
                option(17, ""), option(18, ""), option(3, ""), option(0, "")));
        var found = run(new Nameserver18(), zone)
                .expect(N18_SERVER_ERROR_REPORTED, N18_FILTERED_RESPONSE, N18_RESOLVER_BEHAVIOR_REPORTED,
                        N18_EXTENDED_ERROR_REPORTED)
                .expect(N18_NO_EXTENDED_ERROR, SERVERS.of(zone.servers("ns1")))
                .forbidOthers();
        assertThat(found.entries()).hasSize(5);
    }

    @Scenario("SAME-ERROR")
    void serversThatSayTheSameAreReportedTogether(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3");
        zone.server("ns1").misbehaves(error(14, "later"));
        zone.server("ns2").misbehaves(error(14, "later\0"));
        zone.server("ns3").misbehaves(error(14, "never"));
        var found = run(new Nameserver18(), zone)
                .expect(N18_EXTENDED_ERROR_REPORTED, EXTRA_TEXT.of("later"), SERVERS.of(zone.servers("ns1", "ns2")))
                .expect(N18_EXTENDED_ERROR_REPORTED, EXTRA_TEXT.of("never"), SERVERS.of(zone.servers("ns3")))
                .forbidOthers();
        assertThat(found.entries()).hasSize(2);
    }

    @Scenario("RCODE-WITH-ERROR")
    void anErrorCountsWhateverTheRcode(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").changes(answer -> EdnsReplies.withOpt(answer, Rcode.REFUSED, 0, 0, option(20, "")));
        run(new Nameserver18(), zone)
                .expect(N18_SERVER_ERROR_REPORTED, EXTRA_TEXT.of("")).expect(N18_NO_EXTENDED_ERROR).forbidOthers();
    }

    @Scenario("RCODE-WITHOUT-ERROR")
    void anRcodeAloneIsNotReported(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").rcode(Rcode.REFUSED);
        run(new Nameserver18(), zone)
                .expect(N18_NO_EXTENDED_ERROR, SERVERS.of(zone.servers("ns1"))).forbidOthers();
    }

    @Scenario("MALFORMED-ERROR")
    void anErrorWithoutACodeIsNone(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").misbehaves(EdnsReplies.option(EDNSOption.Code.EDNS_EXTENDED_ERROR, (byte) 1));
        run(new Nameserver18(), zone)
                .expect(N18_NO_EXTENDED_ERROR, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("LONG-TEXT")
    void longTextsAreCut(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").misbehaves(error(0, "x".repeat(1000)));
        run(new Nameserver18(), zone)
                .expect(N18_EXTENDED_ERROR_REPORTED, EXTRA_TEXT.of("x".repeat(Nameserver18.TEXT_MAX) + "..."));
    }

    @Scenario("NO-RESPONSE")
    void aServerIsSilent(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").silent();
        run(new Nameserver18(), zone)
                .expect(N18_NO_RESPONSE, SERVERS.of(zone.servers("ns2"))).expect(N18_NO_EXTENDED_ERROR).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Nameserver18(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(N18_NO_EXTENDED_ERROR).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver18(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(N18_NO_EXTENDED_ERROR).forbidOthers();
    }

    private static Misbehaviour error(int code, String text) {
        return Misbehaviour.changed(answer ->
                EdnsReplies.withOpt(answer, Rcode.NOERROR, 0, 0, option(code, text)));
    }

    private static EDNSOption option(int code, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return new GenericEDNSOption(EDNSOption.Code.EDNS_EXTENDED_ERROR,
                ByteBuffer.allocate(Short.BYTES + octets.length).putShort((short) code).put(octets).array());
    }
}
