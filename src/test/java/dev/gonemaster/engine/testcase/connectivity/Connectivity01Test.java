package dev.gonemaster.engine.testcase.connectivity;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_EXPECTED;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_FOUND;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity01.Message.CN01_IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity01.Message.CN01_IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity01.Message.CN01_MISSING_NS_RECORD_UDP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity01.Message.CN01_MISSING_SOA_RECORD_UDP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity01.Message.CN01_NO_RESPONSE_NS_QUERY_UDP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity01.Message.CN01_NO_RESPONSE_SOA_QUERY_UDP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity01.Message.CN01_NO_RESPONSE_UDP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity01.Message.CN01_NS_RECORD_NOT_AA_UDP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity01.Message.CN01_SOA_RECORD_NOT_AA_UDP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity01.Message.CN01_UNEXPECTED_RCODE_NS_QUERY_UDP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity01.Message.CN01_UNEXPECTED_RCODE_SOA_QUERY_UDP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity01.Message.CN01_WRONG_NS_RECORD_UDP;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity01.Message.CN01_WRONG_SOA_RECORD_UDP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
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
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

class Connectivity01Test {
    private static final String ZONE = "child.connectivity01.xa";

    @Scenario("GOOD")
    void serversThatAnswerWellAreNotMentioned(World world) {
        run(new Connectivity01(), world.zone(ZONE)).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        var zone = world.withoutIpv4().zone(ZONE);
        zone.server("ns1").ipv4Only();
        zone.server("ns2").ipv6Only();
        run(new Connectivity01(), zone).expect(CN01_IPV4_DISABLED, SERVERS.of(zone.servers("ns1"))).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        var zone = world.withoutIpv6().zone(ZONE);
        zone.server("ns1").ipv4Only();
        zone.server("ns2").ipv6Only();
        run(new Connectivity01(), zone).expect(CN01_IPV6_DISABLED, SERVERS.of(zone.servers("ns2"))).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aServerIsSilent(World world) {
        var zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().silent();
        run(new Connectivity01(), zone)
                .expect(CN01_NO_RESPONSE_UDP, NS.of(server.name()), ADDRESS.of(server.addresses().getFirst()))
                .forbidOthers();
    }

    @Scenario("NO-RESPONSE-SOA")
    void aServerIsSilentOnSoa(World world) {
        run(new Connectivity01(), misbehaving(world, "SOA", Misbehaviour.fails(Failure.TIMEOUT)))
                .expect(CN01_NO_RESPONSE_SOA_QUERY_UDP).forbidOthers();
    }

    @Scenario("NO-RESPONSE-NS")
    void aServerIsSilentOnNs(World world) {
        run(new Connectivity01(), misbehaving(world, "NS", Misbehaviour.fails(Failure.MALFORMED)))
                .expect(CN01_NO_RESPONSE_NS_QUERY_UDP).forbidOthers();
    }

    @Scenario("UNEXPECTED-RCODE-SOA")
    void aServerRefusesSoa(World world) {
        run(new Connectivity01(), misbehaving(world, "SOA", Misbehaviour.rcode(Rcode.REFUSED)))
                .expect(CN01_UNEXPECTED_RCODE_SOA_QUERY_UDP, RCODE.of(Rcode.REFUSED)).forbidOthers();
    }

    @Scenario("UNEXPECTED-RCODE-NS")
    void aServerFailsOnNs(World world) {
        run(new Connectivity01(), misbehaving(world, "NS", Misbehaviour.rcode(Rcode.SERVFAIL)))
                .expect(CN01_UNEXPECTED_RCODE_NS_QUERY_UDP, RCODE.of(Rcode.SERVFAIL)).forbidOthers();
    }

    @Scenario("MISSING-SOA")
    void aServerHasNoSoa(World world) {
        run(new Connectivity01(), misbehaving(world, "SOA", Misbehaviour.changed(emptied())))
                .expect(CN01_MISSING_SOA_RECORD_UDP).forbidOthers();
    }

    @Scenario("MISSING-NS")
    void aServerHasNoNs(World world) {
        run(new Connectivity01(), misbehaving(world, "NS", Misbehaviour.changed(emptied())))
                .expect(CN01_MISSING_NS_RECORD_UDP).forbidOthers();
    }

    @Scenario("WRONG-SOA")
    void aServerGivesTheSoaOfAnotherZone(World world) {
        run(new Connectivity01(), misbehaving(world, "SOA", Misbehaviour.changed(renamed())))
                .expect(CN01_WRONG_SOA_RECORD_UDP, DOMAIN_FOUND.of(World.absolute("other.xa")),
                        DOMAIN_EXPECTED.of(World.absolute(ZONE)))
                .forbidOthers();
    }

    @Scenario("WRONG-NS")
    void aServerGivesTheNsOfAnotherZone(World world) {
        run(new Connectivity01(), misbehaving(world, "NS", Misbehaviour.changed(renamed())))
                .expect(CN01_WRONG_NS_RECORD_UDP, DOMAIN_FOUND.of(World.absolute("other.xa")),
                        DOMAIN_EXPECTED.of(World.absolute(ZONE)))
                .forbidOthers();
    }

    @Scenario("NOT-AA-SOA")
    void aServerHasNoAuthorityForSoa(World world) {
        run(new Connectivity01(), misbehaving(world, "SOA", Misbehaviour.notAuthoritative()))
                .expect(CN01_SOA_RECORD_NOT_AA_UDP).forbidOthers();
    }

    @Scenario("NOT-AA-NS")
    void aServerHasNoAuthorityForNs(World world) {
        run(new Connectivity01(), misbehaving(world, "NS", Misbehaviour.notAuthoritative()))
                .expect(CN01_NS_RECORD_NOT_AA_UDP).forbidOthers();
    }

    @Scenario("SHARED-IP")
    void everyNameOfASharedAddressIsReported(World world) {
        var zone = world.zone(ZONE);
        ScriptedServer first = zone.server("ns1").ipv4Only().silent();
        zone.server("ns2").sameAddressesAs(first);
        List<Entry> entries = run(new Connectivity01(), zone).expect(CN01_NO_RESPONSE_UDP).forbidOthers().entries();
        assertThat(entries).extracting(entry -> entry.args().get("ns")).containsExactly("ns1." + ZONE, "ns2." + ZONE);
    }

    private static ScriptedZone misbehaving(World world, String type, Misbehaviour misbehaviour) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(ZONE, type, misbehaviour);
        return zone;
    }

    private static Consumer<Message> emptied() {
        return answer -> answer.removeAllRecords(Section.ANSWER);
    }

    private static Consumer<Message> renamed() {
        return answer -> {
            List<Record> records = List.copyOf(answer.getSection(Section.ANSWER));
            answer.removeAllRecords(Section.ANSWER);
            records.forEach(record ->
                    answer.addRecord(record.withName(World.absolute("other.xa")), Section.ANSWER));
        };
    }
}
