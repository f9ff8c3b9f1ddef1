package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY1;
import static dev.gonemaster.engine.message.ArgName.QUERY2;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.RCODE1;
import static dev.gonemaster.engine.message.ArgName.RCODE2;
import static dev.gonemaster.engine.message.ArgName.SPELLED_DOMAIN;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver09.Message.CASE_QUERIES_RESULTS_DIFFER;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver09.Message.CASE_QUERIES_RESULTS_OK;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver09.Message.CASE_QUERY_DIFFERENT_ANSWER;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver09.Message.CASE_QUERY_DIFFERENT_RC;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver09.Message.CASE_QUERY_NO_ANSWER;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver09.Message.CASE_QUERY_SAME_ANSWER;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver09.Message.CASE_QUERY_SAME_RC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Nameserver09Test {
    private static final String ZONE = "child.nameserver09.xa";
    private static final String FIRST = "WwW.cHiLd.NaMeSeRvEr09.Xa";
    private static final String SECOND = "wWw.ChIlD.nAmEsErVeR09.xA";
    private static final Arg SOA = QUERY_TYPE.of(Type.SOA);
    private static final Arg WWW = DOMAIN.of(World.absolute("www." + ZONE));

    @Scenario("SAME-RCODE")
    void theNameExistsInNoLetterCase(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var server = zone.server("ns1");
        ScenarioRun run = run(new Nameserver09(), zone);
        run.expect(CASE_QUERY_SAME_RC, NS.of(server.name()), ADDRESS.of(server.addresses().getFirst()), SOA,
                        QUERY1.of(FIRST), QUERY2.of(SECOND), RCODE.of(Rcode.NXDOMAIN))
                .expect(CASE_QUERIES_RESULTS_OK, SOA, WWW).forbidOthers();
        assertThat(run.entries()).hasSize(5);
    }

    @Scenario("SAME-ANSWER")
    void theAnswerIsTheSame(World world) {
        ScriptedZone zone = world.zone(ZONE).with("www", "CNAME", "other.xa.");
        run(new Nameserver09(), zone)
                .expect(CASE_QUERY_SAME_ANSWER, SOA, QUERY1.of(FIRST), QUERY2.of(SECOND))
                .expect(CASE_QUERIES_RESULTS_OK, SOA, WWW).forbidOthers();
    }

    @Scenario("SAME-ANSWER-IN-OTHER-LETTERS")
    void letterCaseAndTtlOfTheAnswerDoNotMatter(World world) {
        ScriptedZone zone = world.zone(ZONE).with("www", "CNAME", "other.xa.");
        zone.server("ns2").on(query -> FIRST.concat(".").equals(query.spelling()), alias("OTHER.xa", 7));
        run(new Nameserver09(), zone).expect(CASE_QUERY_SAME_ANSWER, CASE_QUERIES_RESULTS_OK).forbidOthers();
    }

    @Scenario("DIFFERENT-ANSWER")
    void aServerGivesAnotherAnswer(World world) {
        ScriptedZone zone = world.zone(ZONE).with("www", "CNAME", "other.xa.");
        zone.server("ns2").ipv4Only().on(Nameserver09Test::second, alias("another.xa", 60));
        run(new Nameserver09(), zone)
                .expect(CASE_QUERY_DIFFERENT_ANSWER, NS.of(zone.nameOf("ns2")), SOA, QUERY1.of(FIRST),
                        QUERY2.of(SECOND))
                .expect(CASE_QUERY_SAME_ANSWER, NS.of(zone.nameOf("ns1")))
                .expect(CASE_QUERIES_RESULTS_DIFFER, SOA, WWW).forbidOthers();
    }

    @Scenario("ANSWER-ONCE")
    void anAnswerDiffersFromNoneWhicheverComesFirst(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").on(Nameserver09Test::second, alias("other.xa", 60));
        zone.server("ns2").on(query -> query.spelling() != null && !second(query), alias("other.xa", 60));
        run(new Nameserver09(), zone)
                .expect(CASE_QUERY_DIFFERENT_ANSWER, CASE_QUERIES_RESULTS_DIFFER).forbidOthers();
    }

    @Scenario("DIFFERENT-RCODE")
    void aServerKnowsTheNameInOneLetterCaseOnly(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").ipv4Only().on(Nameserver09Test::second, Misbehaviour.rcode(Rcode.REFUSED));
        run(new Nameserver09(), zone)
                .expect(CASE_QUERY_DIFFERENT_RC, NS.of(zone.nameOf("ns2")), SOA, QUERY1.of(FIRST), QUERY2.of(SECOND),
                        RCODE1.of(Rcode.NXDOMAIN), RCODE2.of(Rcode.REFUSED))
                .expect(CASE_QUERY_SAME_RC, NS.of(zone.nameOf("ns1")))
                .expect(CASE_QUERIES_RESULTS_DIFFER, SOA, WWW).forbidOthers();
    }

    @Scenario("NO-ANSWER")
    void aServerAnswersInOneLetterCaseOnly(World world) {
        ScriptedZone zone = world.zone(ZONE).with("www", "CNAME", "other.xa.");
        zone.server("ns1").ipv4Only().on(Nameserver09Test::second, Misbehaviour.fails(Failure.TIMEOUT));
        zone.server("ns2").ipv4Only()
                .on(query -> query.spelling() != null && !second(query), Misbehaviour.fails(Failure.TIMEOUT));
        run(new Nameserver09(), zone)
                .expect(CASE_QUERY_NO_ANSWER, NS.of(zone.nameOf("ns1")), SOA, SPELLED_DOMAIN.of(FIRST))
                .expect(CASE_QUERY_NO_ANSWER, NS.of(zone.nameOf("ns2")), SOA, SPELLED_DOMAIN.of(SECOND))
                .expect(CASE_QUERIES_RESULTS_DIFFER, SOA, WWW).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aSilentServerIsNotJudged(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").silent();
        ScenarioRun run = run(new Nameserver09(), zone);
        run.expect(CASE_QUERY_SAME_RC, NS.of(zone.nameOf("ns1"))).expect(CASE_QUERIES_RESULTS_OK).forbidOthers();
        assertThat(run.entries()).hasSize(3);
    }

    @Scenario("ALL-SILENT")
    void withoutAnyAnswerNothingIsSaid(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").silent();
        run(new Nameserver09(), zone).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        ScenarioRun run = run(new Nameserver09(), world.withoutIpv4().zone(ZONE));
        run.expect(IPV4_DISABLED, SOA).expect(CASE_QUERY_SAME_RC, CASE_QUERIES_RESULTS_OK).forbidOthers();
        assertThat(run.entries()).hasSize(5);
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Nameserver09(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, SOA).expect(CASE_QUERY_SAME_RC, CASE_QUERIES_RESULTS_OK).forbidOthers();
    }

    private static boolean second(Query query) {
        return SECOND.concat(".").equals(query.spelling());
    }

    private static Misbehaviour alias(String target, long ttl) {
        return Misbehaviour.changed(answer -> {
            answer.removeAllRecords(Section.ANSWER);
            answer.removeAllRecords(Section.AUTHORITY);
            answer.getHeader().setRcode(Rcode.NOERROR);
            answer.addRecord(new CNAMERecord(World.absolute("www." + ZONE), DClass.IN, ttl, World.absolute(target)),
                    Section.ANSWER);
        });
    }
}
