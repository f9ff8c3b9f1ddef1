package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.NO_RESPONSE;
import static dev.gonemaster.engine.testcase.nameserver.EdnsMessage.NO_EDNS_SUPPORT;
import static dev.gonemaster.engine.testcase.nameserver.EdnsMessage.NS_ERROR;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver02.Message.BREAKS_ON_EDNS;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver02.Message.EDNS_RESPONSE_WITHOUT_EDNS;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver02.Message.EDNS_VERSION_ERROR;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedServer;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Nameserver02Test {
    private static final String ZONE = "child.nameserver02.xa";

    @Scenario("GOOD")
    void serversThatDoEdnsAreNotMentioned(World world) {
        run(new Nameserver02(), world.zone(ZONE)).forbidOthers();
    }

    @Scenario("NO-EDNS-SUPPORT")
    void aServerRefusesEdnsByTheBook(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().changes(answer -> {
            EdnsReplies.withoutOpt(answer);
            answer.removeAllRecords(Section.ANSWER);
            answer.getHeader().setRcode(Rcode.FORMERR);
        });
        run(new Nameserver02(), zone).expect(NO_EDNS_SUPPORT, ns(server), address(server)).forbidOthers();
    }

    @Scenario("BREAKS-ON-EDNS")
    void aServerIsSilentOnEdnsOnly(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only()
                .on(query -> query.edns() != null, Misbehaviour.fails(Failure.TIMEOUT));
        run(new Nameserver02(), zone).expect(BREAKS_ON_EDNS, ns(server), address(server)).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aServerIsSilent(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().silent();
        run(new Nameserver02(), zone).expect(NO_RESPONSE, ns(server), address(server)).forbidOthers();
    }

    @Scenario("RESPONSE-WITHOUT-EDNS")
    void aServerIgnoresEdns(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().noEdns();
        run(new Nameserver02(), zone).expect(EDNS_RESPONSE_WITHOUT_EDNS, ns(server), address(server)).forbidOthers();
    }

    @Scenario("VERSION-ERROR")
    void aServerAnswersWithAnotherVersion(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only()
                .changes(answer -> EdnsReplies.withOpt(answer, Rcode.NOERROR, 1, 0));
        run(new Nameserver02(), zone).expect(EDNS_VERSION_ERROR, ns(server), address(server)).forbidOthers();
    }

    @Scenario("NS-ERROR-RCODE")
    void aServerAnswersWithAnError(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").ipv4Only().rcode(Rcode.SERVFAIL);
        run(new Nameserver02(), zone).expect(NS_ERROR, ns(server), address(server)).forbidOthers();
    }

    @Scenario("NS-ERROR-NO-SOA")
    void aServerAnswersEdnsWithoutTheSoa(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").changes(answer -> answer.removeAllRecords(Section.ANSWER));
        run(new Nameserver02(), zone).expect(NS_ERROR).forbidOthers();
    }

    @Scenario("FORMERR-WITH-OPT")
    void formerrTogetherWithOptIsAnError(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").rcode(Rcode.FORMERR);
        run(new Nameserver02(), zone).expect(NS_ERROR).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Nameserver02(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver02(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).forbidOthers();
    }

    private static Arg ns(ScriptedServer server) {
        return NS.of(server.name());
    }

    private static Arg address(ScriptedServer server) {
        return ADDRESS.of(server.addresses().getFirst());
    }
}
