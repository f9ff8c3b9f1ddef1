package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver10.Message.N10_EDNS_RESPONSE_ERROR;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver10.Message.N10_NO_RESPONSE_EDNS1_QUERY;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver10.Message.N10_UNEXPECTED_RCODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.function.Predicate;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

class Nameserver10Test {
    private static final String ZONE = "child.nameserver10.xa";
    private static final Predicate<Query> VERSION_1 = query -> query.edns() != null && query.edns().version() == 1;

    @Scenario("GOOD")
    void serversThatRefuseTheVersionByTheBookAreNotMentioned(World world) {
        run(new Nameserver10(), world.zone(ZONE)).forbidOthers();
    }

    @Scenario("NO-RESPONSE-EDNS1-QUERY")
    void aServerIsSilentOnVersion1Only(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").on(VERSION_1, Misbehaviour.fails(Failure.TIMEOUT));
        run(new Nameserver10(), zone)
                .expect(N10_NO_RESPONSE_EDNS1_QUERY, ADDRESSES.of(server.addresses())).forbidOthers();
    }

    @Scenario("UNEXPECTED-RCODE")
    void serversAnswerWithOtherRcodes(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var first = zone.server("ns1").on(VERSION_1, Misbehaviour.changed(answer ->
                EdnsReplies.withOpt(answer, Rcode.FORMERR, 0, 0)));
        var second = zone.server("ns2").on(VERSION_1, Misbehaviour.changed(answer ->
                EdnsReplies.withOpt(answer, Rcode.NOERROR, 1, 0)));
        var found = run(new Nameserver10(), zone)
                .expect(N10_UNEXPECTED_RCODE, ADDRESSES.of(first.addresses()), RCODE.of(Rcode.FORMERR))
                .expect(N10_UNEXPECTED_RCODE, ADDRESSES.of(second.addresses()), RCODE.of(Rcode.NOERROR))
                .forbidOthers();
        assertThat(found.entries()).hasSize(2);
    }

    @Scenario("NO-EDNS")
    void aServerWithoutEdnsKnowsNoVersion(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").noEdns();
        run(new Nameserver10(), zone).expect(N10_UNEXPECTED_RCODE, RCODE.of(Rcode.NOERROR)).forbidOthers();
    }

    @Scenario("EDNS-RESPONSE-ERROR-VERSION")
    void badversWithAnotherVersionThan0IsAnError(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns2").on(VERSION_1, Misbehaviour.changed(answer ->
                EdnsReplies.withOpt(answer, Rcode.BADVERS, 1, 0)));
        run(new Nameserver10(), zone)
                .expect(N10_EDNS_RESPONSE_ERROR, ADDRESSES.of(server.addresses())).forbidOthers();
    }

    @Scenario("EDNS-RESPONSE-ERROR-ANSWER")
    void badversWithAnyAnswerIsAnError(World world) {
        ScriptedZone zone = world.zone(ZONE);
        Name owner = World.absolute("anything.example.");
        zone.server("ns2").on(VERSION_1, Misbehaviour.changed(answer ->
                answer.addRecord(new TXTRecord(owner, DClass.HS, 0, "text"), Section.ANSWER)));
        run(new Nameserver10(), zone).expect(N10_EDNS_RESPONSE_ERROR).forbidOthers();
    }

    @Scenario("FAILS-VERSION-0")
    void serversThatFailOnVersion0AreNotAskedForVersion1(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").rcode(Rcode.REFUSED);
        zone.server("ns2").silent();
        var found = run(new Nameserver10(), zone).forbidOthers();
        assertThat(found.transport().exchanges()).noneMatch(exchange -> VERSION_1.test(exchange.query()));
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Nameserver10(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver10(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).forbidOthers();
    }
}
