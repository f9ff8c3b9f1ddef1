package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.LENGTH;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.NO_RESPONSE;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver05.Message.AAAA_BAD_RDATA;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver05.Message.AAAA_QUERY_DROPPED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver05.Message.AAAA_UNEXPECTED_RCODE;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver05.Message.AAAA_WELL_PROCESSED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver05.Message.A_UNEXPECTED_RCODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedServer;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Nameserver05Test {
    private static final String ZONE = "child.nameserver05.xa";

    @Scenario("GOOD")
    void anEmptyAnswerIsFine(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Nameserver05(), zone)
                .expect(AAAA_WELL_PROCESSED, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("GOOD-WITH-ADDRESS")
    void anAddressIsFine(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "AAAA", "2001:db8::1");
        run(new Nameserver05(), zone)
                .expect(AAAA_WELL_PROCESSED, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aSilentServerIsNotAskedForAaaa(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().silent();
        ScenarioRun run = run(new Nameserver05(), zone);
        run.expect(NO_RESPONSE, ns(server), address(server))
                .expect(AAAA_WELL_PROCESSED, SERVERS.of(zone.servers("ns1"))).forbidOthers();
        assertThat(run.transport().exchanges()).noneMatch(exchange -> exchange.query().type() == Type.AAAA
                && exchange.query().name().equals(zone.name()) && server.addresses().contains(exchange.server()));
    }

    @Scenario("A-UNEXPECTED-RCODE")
    void aServerFailsForAlready(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().rcode(Rcode.SERVFAIL);
        run(new Nameserver05(), zone)
                .expect(A_UNEXPECTED_RCODE, ns(server), address(server), RCODE.of(Rcode.SERVFAIL))
                .expect(AAAA_WELL_PROCESSED, SERVERS.of(zone.servers("ns1"))).forbidOthers();
    }

    @Scenario("AAAA-QUERY-DROPPED")
    void aServerIsSilentForAaaaOnly(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().on(ZONE, "AAAA", Misbehaviour.fails(Failure.TIMEOUT));
        run(new Nameserver05(), zone).expect(AAAA_QUERY_DROPPED, ns(server), address(server)).forbidOthers();
    }

    @Scenario("AAAA-UNEXPECTED-RCODE")
    void aServerDeniesTheNameForAaaaOnly(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().on(ZONE, "AAAA", Misbehaviour.rcode(Rcode.NXDOMAIN));
        run(new Nameserver05(), zone)
                .expect(AAAA_UNEXPECTED_RCODE, ns(server), address(server), RCODE.of(Rcode.NXDOMAIN)).forbidOthers();
    }

    @Scenario("AAAA-BAD-RDATA")
    void aServerAnswersWithAnAddressOfFourOctets(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().on(ZONE, "AAAA", Misbehaviour.changed(answer ->
                answer.addRecord(Record.newRecord(zone.name(), Response.BROKEN_AAAA, DClass.IN, 60, new byte[4]),
                        Section.ANSWER)));
        ScenarioRun run = run(new Nameserver05(), zone);
        run.expect(AAAA_BAD_RDATA, ns(server), address(server), LENGTH.of(4L)).forbidOthers();
        assertThat(run.entries()).hasSize(1);
    }

    @Scenario("ALL-SILENT")
    void withoutAnyAnswerNothingIsWell(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").silent();
        run(new Nameserver05(), zone).expect(NO_RESPONSE).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Nameserver05(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.A)).expect(AAAA_WELL_PROCESSED).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver05(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.A)).expect(AAAA_WELL_PROCESSED).forbidOthers();
    }

    private static Arg ns(ScriptedServer server) {
        return NS.of(server.name());
    }

    private static Arg address(ScriptedServer server) {
        return ADDRESS.of(server.addresses().getFirst());
    }
}
