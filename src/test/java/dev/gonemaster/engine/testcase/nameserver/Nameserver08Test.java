package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SPELLED_DOMAIN;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver08.Message.QNAME_CASE_INSENSITIVE;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver08.Message.QNAME_CASE_SENSITIVE;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Nameserver08Test {
    private static final String ZONE = "child.nameserver08.xa";
    private static final String ASKED = "WwW.cHiLd.NaMeSeRvEr08.Xa";

    @Scenario("GOOD")
    void serversRepeatTheLetterCase(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Nameserver08(), zone)
                .expect(QNAME_CASE_SENSITIVE, SERVERS.of(zone.servers("ns1", "ns2")), SPELLED_DOMAIN.of(ASKED))
                .forbidOthers();
    }

    @Scenario("LOWER-CASE")
    void aServerRepeatsInLowerCase(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(query -> query.spelling() != null, question("www." + ZONE));
        run(new Nameserver08(), zone)
                .expect(QNAME_CASE_INSENSITIVE, SERVERS.of(zone.servers("ns2")), SPELLED_DOMAIN.of(ASKED))
                .expect(QNAME_CASE_SENSITIVE, SERVERS.of(zone.servers("ns1")), SPELLED_DOMAIN.of(ASKED))
                .forbidOthers();
    }

    @Scenario("ONE-LETTER")
    void aSingleLetterCounts(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(query -> query.spelling() != null, question("WwW.cHiLd.NaMeSeRvEr08.xa"));
        run(new Nameserver08(), zone)
                .expect(QNAME_CASE_INSENSITIVE, SERVERS.of(zone.servers("ns2")))
                .expect(QNAME_CASE_SENSITIVE, SERVERS.of(zone.servers("ns1"))).forbidOthers();
    }

    @Scenario("NO-QUESTION")
    void anErrorWithoutQuestionTellsNothing(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").changes(answer -> {
            answer.removeAllRecords(Section.QUESTION);
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        });
        run(new Nameserver08(), zone).expect(QNAME_CASE_SENSITIVE, SERVERS.of(zone.servers("ns1"))).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aSilentServerIsNotMentioned(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").silent();
        run(new Nameserver08(), zone).expect(QNAME_CASE_SENSITIVE, SERVERS.of(zone.servers("ns1"))).forbidOthers();
    }

    @Scenario("REFUSED")
    void aRefusalRepeatsTheQuestionToo(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").rcode(Rcode.REFUSED);
        run(new Nameserver08(), zone)
                .expect(QNAME_CASE_SENSITIVE, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("ROOT")
    void theRootIsTestedBelowItself(World world) {
        run(new Nameserver08(), world.zone(".")).expect(QNAME_CASE_SENSITIVE, SPELLED_DOMAIN.of("WwW")).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Nameserver08(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(QNAME_CASE_SENSITIVE).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver08(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(QNAME_CASE_SENSITIVE).forbidOthers();
    }

    private static Misbehaviour question(String name) {
        return Misbehaviour.changed(answer -> {
            Record asked = answer.getQuestion();
            answer.removeAllRecords(Section.QUESTION);
            answer.addRecord(Record.newRecord(World.absolute(name), asked.getType(), asked.getDClass()),
                    Section.QUESTION);
        });
    }
}
