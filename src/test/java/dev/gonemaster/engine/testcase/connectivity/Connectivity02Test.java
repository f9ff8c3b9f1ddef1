package dev.gonemaster.engine.testcase.connectivity;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_EXPECTED;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_FOUND;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity02.Message.CN02_MISSING_NS_RECORD_TCP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity02.Message.CN02_MISSING_SOA_RECORD_TCP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity02.Message.CN02_NO_RESPONSE_NS_QUERY_TCP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity02.Message.CN02_NO_RESPONSE_SOA_QUERY_TCP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity02.Message.CN02_NO_RESPONSE_TCP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity02.Message.CN02_NS_RECORD_NOT_AA_TCP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity02.Message.CN02_SOA_RECORD_NOT_AA_TCP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity02.Message.CN02_UNEXPECTED_RCODE_NS_QUERY_TCP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity02.Message.CN02_UNEXPECTED_RCODE_SOA_QUERY_TCP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity02.Message.CN02_WRONG_NS_RECORD_TCP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity02.Message.CN02_WRONG_SOA_RECORD_TCP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedServer;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import java.util.function.Consumer;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Connectivity02Test {
    private static final String ZONE = "child.connectivity02.xa";

    @Scenario("GOOD")
    void serversThatAnswerWellAreNotMentioned(World world) {
        run(new Connectivity02(), world.zone(ZONE)).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        var zone = world.withoutIpv4().zone(ZONE);
        run(new Connectivity02(), zone)
                .expect(IPV4_DISABLED, NS.of(zone.server("ns1").name()), QUERY_TYPE.of(Type.SOA))
                .expect(IPV4_DISABLED, NS.of(zone.server("ns2").name()), QUERY_TYPE.of(Type.NS)).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Connectivity02(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.NS)).forbidOthers();
    }

    @Scenario("UDP-ONLY")
    void aServerAnswersOverUdpOnly(World world) {
        var zone = world.zone(ZONE);
        zone.server("ns2").on(query -> query.protocol() == Query.Protocol.TCP, Misbehaviour.fails(Failure.REFUSED));
        run(new Connectivity02(), zone).expect(CN02_NO_RESPONSE_TCP).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aServerIsSilent(World world) {
        var zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().silent();
        run(new Connectivity02(), zone)
                .expect(CN02_NO_RESPONSE_TCP, NS.of(server.name()), ADDRESS.of(server.addresses().getFirst()))
                .forbidOthers();
    }

    @Scenario("NO-RESPONSE-SOA")
    void aServerIsSilentOnSoa(World world) {
        run(new Connectivity02(), misbehaving(world, "SOA", Misbehaviour.fails(Failure.TIMEOUT)))
                .expect(CN02_NO_RESPONSE_SOA_QUERY_TCP).forbidOthers();
    }

    @Scenario("NO-RESPONSE-NS")
    void aServerIsSilentOnNs(World world) {
        run(new Connectivity02(), misbehaving(world, "NS", Misbehaviour.fails(Failure.MALFORMED)))
                .expect(CN02_NO_RESPONSE_NS_QUERY_TCP).forbidOthers();
    }

    @Scenario("UNEXPECTED-RCODE-SOA")
    void aServerRefusesSoa(World world) {
        run(new Connectivity02(), misbehaving(world, "SOA", Misbehaviour.rcode(Rcode.REFUSED)))
                .expect(CN02_UNEXPECTED_RCODE_SOA_QUERY_TCP, RCODE.of(Rcode.REFUSED)).forbidOthers();
    }

    @Scenario("UNEXPECTED-RCODE-NS")
    void aServerFailsOnNs(World world) {
        run(new Connectivity02(), misbehaving(world, "NS", Misbehaviour.rcode(Rcode.SERVFAIL)))
                .expect(CN02_UNEXPECTED_RCODE_NS_QUERY_TCP, RCODE.of(Rcode.SERVFAIL)).forbidOthers();
    }

    @Scenario("MISSING-SOA")
    void aServerHasNoSoa(World world) {
        run(new Connectivity02(), misbehaving(world, "SOA", Misbehaviour.changed(emptied())))
                .expect(CN02_MISSING_SOA_RECORD_TCP).forbidOthers();
    }

    @Scenario("MISSING-NS")
    void aServerHasNoNs(World world) {
        run(new Connectivity02(), misbehaving(world, "NS", Misbehaviour.changed(emptied())))
                .expect(CN02_MISSING_NS_RECORD_TCP).forbidOthers();
    }

    @Scenario("WRONG-SOA")
    void aServerGivesTheSoaOfAnotherZone(World world) {
        run(new Connectivity02(), misbehaving(world, "SOA", Misbehaviour.otherOwner("other.xa")))
                .expect(CN02_WRONG_SOA_RECORD_TCP, DOMAIN_FOUND.of(World.absolute("other.xa")),
                        DOMAIN_EXPECTED.of(World.absolute(ZONE)))
                .forbidOthers();
    }

    @Scenario("WRONG-NS")
    void aServerGivesTheNsOfAnotherZone(World world) {
        run(new Connectivity02(), misbehaving(world, "NS", Misbehaviour.otherOwner("other.xa")))
                .expect(CN02_WRONG_NS_RECORD_TCP, DOMAIN_FOUND.of(World.absolute("other.xa")),
                        DOMAIN_EXPECTED.of(World.absolute(ZONE)))
                .forbidOthers();
    }

    @Scenario("NOT-AA-SOA")
    void aServerHasNoAuthorityForSoa(World world) {
        run(new Connectivity02(), misbehaving(world, "SOA", Misbehaviour.notAuthoritative()))
                .expect(CN02_SOA_RECORD_NOT_AA_TCP).forbidOthers();
    }

    @Scenario("NOT-AA-NS")
    void aServerHasNoAuthorityForNs(World world) {
        run(new Connectivity02(), misbehaving(world, "NS", Misbehaviour.notAuthoritative()))
                .expect(CN02_NS_RECORD_NOT_AA_TCP).forbidOthers();
    }

    @Scenario("SHARED-IP")
    void everyNameOfASharedAddressIsReported(World world) {
        var zone = world.zone(ZONE);
        ScriptedServer first = zone.server("ns1").ipv4Only().silent();
        zone.server("ns2").sameAddressesAs(first);
        List<Entry> entries = run(new Connectivity02(), zone).expect(CN02_NO_RESPONSE_TCP).forbidOthers().entries();
        assertThat(entries).extracting(entry -> entry.args().get("ns")).containsExactly("ns1." + ZONE, "ns2." + ZONE);
    }

    private static ScriptedZone misbehaving(World world, String type, Misbehaviour misbehaviour) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(query -> query.protocol() == Query.Protocol.TCP
                && query.name().equals(zone.name()) && query.type() == Type.value(type), misbehaviour);
        return zone;
    }

    private static Consumer<Message> emptied() {
        return answer -> answer.removeAllRecords(Section.ANSWER);
    }
}
