package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver11.Message.N11_NO_EDNS;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver11.Message.N11_NO_RESPONSE;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver11.Message.N11_RETURNS_UNKNOWN_OPTION_CODE;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver11.Message.N11_UNEXPECTED_ANSWER_SECTION;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver11.Message.N11_UNEXPECTED_RCODE;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver11.Message.N11_UNSET_AA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.function.Predicate;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Nameserver11Test {
    private static final String BASE = ".nameserver11.xa";
    private static final Predicate<Query> WITH_OPTION =
            query -> query.edns() != null && !query.edns().options().isEmpty();

    @Scenario("NO-EDNS-ON-UNKNOWN-OC")
    void aServerForgetsEdns(World world) {
        ScriptedZone zone = world.zone("no-edns-on-unknown-oc" + BASE);
        Arg addresses = misbehaving(zone, Misbehaviour.noEdns());
        run(new Nameserver11(), zone).expect(N11_NO_EDNS, addresses).forbidOthers();
    }

    @Scenario("NO-ERROR")
    void aServerPassesOverTheOption(World world) {
        var found = run(new Nameserver11(), world.zone("no-error" + BASE)).forbidOthers();
        assertThat(found.transport().exchanges()).anyMatch(exchange -> WITH_OPTION.test(exchange.query()));
    }

    @Scenario("NO-RESPONSE-ON-EDNS")
    void aServerThatIsSilentOnEdnsIsNotMentioned(World world) {
        ScriptedZone zone = world.zone("no-response-on-edns" + BASE);
        zone.server("ns1").on(query -> query.edns() != null, Misbehaviour.fails(Failure.TIMEOUT));
        run(new Nameserver11(), zone).forbidOthers();
    }

    @Scenario("NO-RESPONSE-ON-UNKNOWN-OC")
    void aServerIsSilent(World world) {
        ScriptedZone zone = world.zone("no-response-on-unknown-oc" + BASE);
        Arg addresses = misbehaving(zone, Misbehaviour.fails(Failure.TIMEOUT));
        run(new Nameserver11(), zone).expect(N11_NO_RESPONSE, addresses).forbidOthers();
    }

    @Scenario("RETURNS-UNKNOWN-OC")
    void aServerSendsTheOptionBack(World world) {
        ScriptedZone zone = world.zone("returns-unknown-oc" + BASE);
        Arg addresses = misbehaving(zone, EdnsReplies.option(Nameserver11.UNKNOWN_OPTION));
        run(new Nameserver11(), zone).expect(N11_RETURNS_UNKNOWN_OPTION_CODE, addresses).forbidOthers();
    }

    @Scenario("OTHER-OPTION")
    void aServerMaySendAnotherOption(World world) {
        ScriptedZone zone = world.zone("other-option" + BASE);
        misbehaving(zone, EdnsReplies.option(Nameserver11.UNKNOWN_OPTION + 1));
        run(new Nameserver11(), zone).forbidOthers();
    }

    @Scenario("UNEXPECTED-ANSWER-SECTION")
    void aServerAnswersWithoutTheSoa(World world) {
        ScriptedZone zone = world.zone("unexpected-answer-section" + BASE);
        Arg addresses = misbehaving(zone, Misbehaviour.changed(answer -> answer.removeAllRecords(Section.ANSWER)));
        run(new Nameserver11(), zone).expect(N11_UNEXPECTED_ANSWER_SECTION, addresses).forbidOthers();
    }

    @Scenario("UNEXPECTED-RCODE-FORMERR")
    void aServerAnswersFormerr(World world) {
        ScriptedZone zone = world.zone("unexpected-rcode-formerr" + BASE);
        Arg addresses = misbehaving(zone, Misbehaviour.rcode(Rcode.FORMERR));
        run(new Nameserver11(), zone).expect(N11_UNEXPECTED_RCODE, addresses, RCODE.of(Rcode.FORMERR)).forbidOthers();
    }

    @Scenario("UNEXPECTED-RCODE-REFUSED")
    void aServerAnswersRefused(World world) {
        ScriptedZone zone = world.zone("unexpected-rcode-refused" + BASE);
        Arg addresses = misbehaving(zone, Misbehaviour.rcode(Rcode.REFUSED));
        run(new Nameserver11(), zone).expect(N11_UNEXPECTED_RCODE, addresses, RCODE.of(Rcode.REFUSED)).forbidOthers();
    }

    @Scenario("UNSET-AA")
    void aServerLosesItsAuthority(World world) {
        ScriptedZone zone = world.zone("unset-aa" + BASE);
        Arg addresses = misbehaving(zone, Misbehaviour.notAuthoritative());
        run(new Nameserver11(), zone).expect(N11_UNSET_AA, addresses).forbidOthers();
    }

    @Scenario("FAILS-WITHOUT-OPTION")
    void serversThatFailWithoutTheOptionAreNotAskedWithIt(World world) {
        ScriptedZone zone = world.zone("fails" + BASE).delegatedTo("ns1", "ns2", "ns3", "ns4", "ns5");
        zone.server("ns1").silent();
        zone.server("ns2").rcode(Rcode.REFUSED);
        zone.server("ns3").notAuthoritative();
        zone.server("ns4").changes(answer -> answer.removeAllRecords(Section.ANSWER));
        zone.server("ns5").noEdns();
        var found = run(new Nameserver11(), zone).forbidOthers();
        assertThat(found.transport().exchanges()).noneMatch(exchange -> WITH_OPTION.test(exchange.query()));
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Nameserver11(), world.withoutIpv4().zone("no-error" + BASE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver11(), world.withoutIpv6().zone("no-error" + BASE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).forbidOthers();
    }

    /// Scripts what the first server does with an unknown option.
    ///
    /// @return its addresses
    private static Arg misbehaving(ScriptedZone zone, Misbehaviour misbehaviour) {
        return ADDRESSES.of(zone.server("ns1").on(WITH_OPTION, misbehaviour).addresses());
    }
}
