package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.zone.Zone11.Message.Z11_DIFFERENT_SPF_POLICIES_FOUND;
import static dev.gonemaster.engine.testcase.zone.Zone11.Message.Z11_INCONSISTENT_SPF_POLICIES;
import static dev.gonemaster.engine.testcase.zone.Zone11.Message.Z11_NON_NULL_SPF_NON_MAIL_DOMAIN;
import static dev.gonemaster.engine.testcase.zone.Zone11.Message.Z11_NO_SPF_FOUND;
import static dev.gonemaster.engine.testcase.zone.Zone11.Message.Z11_NO_SPF_NON_MAIL_DOMAIN;
import static dev.gonemaster.engine.testcase.zone.Zone11.Message.Z11_NULL_SPF_NON_MAIL_DOMAIN;
import static dev.gonemaster.engine.testcase.zone.Zone11.Message.Z11_SPF_MULTIPLE_RECORDS;
import static dev.gonemaster.engine.testcase.zone.Zone11.Message.Z11_SPF_SYNTAX_ERROR;
import static dev.gonemaster.engine.testcase.zone.Zone11.Message.Z11_SPF_SYNTAX_OK;
import static dev.gonemaster.engine.testcase.zone.Zone11.Message.Z11_UNABLE_TO_CHECK_FOR_SPF;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Zone11Test {
    private static final String ZONE = "child.zone11.xa";
    private static final String ARPA_ZONE = "child.zone11.arpa";
    private static final String TLD_ZONE = "zone11";
    private static final String SPF = "v=spf1 a mx ip4:192.0.2.50 ip6:2001:db8:0:8::50 -all";
    private static final String NULL_SPF = "v=spf1 -all";

    @Scenario("GOOD-SPF-1")
    void theShortestPolicyIsGood(World world) {
        ScriptedZone zone = spf(world, ZONE, "v=spf1");
        run(new Zone11(), zone).expect(Z11_SPF_SYNTAX_OK, DOMAIN.of(zone.name())).forbidOthers();
    }

    @Scenario("GOOD-SPF-2")
    void aPolicyWithTermsIsGood(World world) {
        run(new Zone11(), spf(world, ZONE, SPF)).expect(Z11_SPF_SYNTAX_OK).forbidOthers();
    }

    @Scenario("SAME-SPF-DIFFERENT-TXT")
    void otherTxtRecordsMayDiffer(World world) {
        ScriptedZone zone = spf(world, ZONE, SPF)
                .amendOn("ns1", content -> content.with("@", "TXT", "one"))
                .amendOn("ns2", content -> content.with("@", "TXT", "two"));
        run(new Zone11(), zone).expect(Z11_SPF_SYNTAX_OK).forbidOthers();
    }

    @Scenario("SAME-SPF-IN-PARTS-AND-OTHER-CASE")
    void partsAndLetterCaseAreNoDifference(World world) {
        ScriptedZone zone = world.zone(ZONE)
                .amendOn("ns1", content -> content.with("@", "TXT", "\"v=spf1 -all\""))
                .amendOn("ns2", content -> content.with("@", "TXT", "\"V=SPF1 \" \"-ALL\""));
        run(new Zone11(), zone).expect(Z11_SPF_SYNTAX_OK).forbidOthers();
    }

    @Scenario("NO-TXT")
    void thereIsNoTxtRecord(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Zone11(), zone).expect(Z11_NO_SPF_FOUND, DOMAIN.of(zone.name())).forbidOthers();
    }

    @Scenario("NO-SPF-TXT")
    void noTxtRecordIsAPolicy(World world) {
        run(new Zone11(), spf(world, ZONE, "v=spf10 a")).expect(Z11_NO_SPF_FOUND).forbidOthers();
    }

    @Scenario("NO-SPF-ROOT-ZONE")
    void theRootHasNone(World world) {
        finds(world.zone("."), Z11_NO_SPF_NON_MAIL_DOMAIN);
    }

    @Scenario("NO-SPF-TLD-ZONE")
    void aTopLevelDomainHasNone(World world) {
        finds(world.zone(TLD_ZONE), Z11_NO_SPF_NON_MAIL_DOMAIN);
    }

    @Scenario("NO-SPF-ARPA-ZONE")
    void aZoneBelowArpaHasNone(World world) {
        finds(world.zone(ARPA_ZONE), Z11_NO_SPF_NON_MAIL_DOMAIN);
    }

    @Scenario("NULL-SPF-ROOT-ZONE")
    void theRootForbidsMail(World world) {
        finds(spf(world, ".", NULL_SPF), Z11_NULL_SPF_NON_MAIL_DOMAIN);
    }

    @Scenario("NULL-SPF-TLD-ZONE")
    void aTopLevelDomainForbidsMail(World world) {
        finds(spf(world, TLD_ZONE, NULL_SPF), Z11_NULL_SPF_NON_MAIL_DOMAIN);
    }

    @Scenario("NULL-SPF-ARPA-ZONE")
    void aZoneBelowArpaForbidsMail(World world) {
        finds(spf(world, ARPA_ZONE, NULL_SPF), Z11_NULL_SPF_NON_MAIL_DOMAIN);
    }

    @Scenario("NON-NULL-SPF-ROOT-ZONE")
    void theRootPermitsMail(World world) {
        finds(spf(world, ".", SPF), Z11_NON_NULL_SPF_NON_MAIL_DOMAIN);
    }

    @Scenario("NON-NULL-SPF-TLD-ZONE")
    void aTopLevelDomainPermitsMail(World world) {
        finds(spf(world, TLD_ZONE, SPF), Z11_NON_NULL_SPF_NON_MAIL_DOMAIN);
    }

    @Scenario("NON-NULL-SPF-ARPA-ZONE")
    void aZoneBelowArpaPermitsMail(World world) {
        finds(spf(world, ARPA_ZONE, SPF), Z11_NON_NULL_SPF_NON_MAIL_DOMAIN);
    }

    @Scenario("INVALID-SYNTAX-1")
    void aPolicyIsMalformed(World world) {
        ScriptedZone zone = spf(world, ZONE, "v=spf1 amx-all");
        run(new Zone11(), zone)
                .expect(Z11_SPF_SYNTAX_ERROR, DOMAIN.of(zone.name()), servers(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("INVALID-SYNTAX-2")
    void allNamesOfAMachineAreTold(World world) {
        ScriptedZone zone = spf(world, ZONE, "v=spf1 amx-all").delegatedTo("ns1a", "ns1b", "ns2");
        zone.server("ns1b").sameAddressesAs(zone.server("ns1a"));
        run(new Zone11(), zone)
                .expect(Z11_SPF_SYNTAX_ERROR, servers(zone, "ns1a", "ns1b", "ns2")).forbidOthers();
    }

    @Scenario("INVALID-SYNTAX-3")
    void aPolicyIsRubbish(World world) {
        run(new Zone11(), spf(world, ZONE, "v=spf1 include\\0117\\245\\215\\187\\250;\\135"))
                .expect(Z11_SPF_SYNTAX_ERROR).forbidOthers();
    }

    @Scenario("NON-AUTH-TXT")
    void noServerHasAuthority(World world) {
        unable(world, Misbehaviour.notAuthoritative());
    }

    @Scenario("SERVFAIL")
    void everyServerFails(World world) {
        unable(world, Misbehaviour.rcode(Rcode.SERVFAIL));
    }

    @Scenario("INCONSISTENT-SPF")
    void serversHaveDifferentPolicies(World world) {
        ScriptedZone zone = world.zone(ZONE)
                .amendOn("ns1", content -> content.with("@", "TXT", "\"" + SPF + "\""))
                .amendOn("ns2", content -> content.with("@", "TXT", "\"" + NULL_SPF + "\""));
        run(new Zone11(), zone).expect(Z11_INCONSISTENT_SPF_POLICIES)
                .expect(Z11_DIFFERENT_SPF_POLICIES_FOUND, servers(zone, "ns1"))
                .expect(Z11_DIFFERENT_SPF_POLICIES_FOUND, servers(zone, "ns2")).forbidOthers();
    }

    @Scenario("SPF-MISSING-ON-ONE")
    void aServerHasNoPolicy(World world) {
        ScriptedZone zone = spf(world, ZONE, SPF).delegatedTo("ns1", "ns2", "ns3")
                .amendOn("ns1", content -> content.without("@", "TXT").with("@", "TXT", "other"));
        run(new Zone11(), zone).expect(Z11_INCONSISTENT_SPF_POLICIES)
                .expect(Z11_DIFFERENT_SPF_POLICIES_FOUND, servers(zone, "ns1"))
                .expect(Z11_DIFFERENT_SPF_POLICIES_FOUND, servers(zone, "ns2", "ns3")).forbidOthers();
    }

    @Scenario("ALL-DIFFERENT-SPF")
    void everyServerHasItsOwnPolicy(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3")
                .amendOn("ns1", content -> content.with("@", "TXT", "\"v=spf1 a\""))
                .amendOn("ns2", content -> content.with("@", "TXT", "\"v=spf1 mx\""))
                .amendOn("ns3", content -> content.with("@", "TXT", "\"v=spf1\""));
        run(new Zone11(), zone).expect(Z11_INCONSISTENT_SPF_POLICIES)
                .expect(Z11_DIFFERENT_SPF_POLICIES_FOUND, servers(zone, "ns1"))
                .expect(Z11_DIFFERENT_SPF_POLICIES_FOUND, servers(zone, "ns2"))
                .expect(Z11_DIFFERENT_SPF_POLICIES_FOUND, servers(zone, "ns3")).forbidOthers();
    }

    @Scenario("MULTIPLE-SPF-RECORDS")
    void thereIsMoreThanOnePolicy(World world) {
        ScriptedZone zone = spf(spf(world, ZONE, SPF), NULL_SPF);
        run(new Zone11(), zone).expect(Z11_SPF_MULTIPLE_RECORDS, servers(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("MULTIPLE-EQUAL-SPF-RECORDS")
    void recordsThatDifferInLetterCaseAreTwo(World world) {
        run(new Zone11(), spf(spf(world, ZONE, "v=spf1 a"), "v=spf1 A"))
                .expect(Z11_SPF_MULTIPLE_RECORDS).forbidOthers();
    }

    @Scenario("ONE-SERVER-SILENT")
    void serversWithoutAnAnswerAreLeftOut(World world) {
        ScriptedZone zone = spf(world, ZONE, SPF).delegatedTo("ns1", "ns2", "ns3");
        zone.server("ns1").silent();
        zone.server("ns2").rcode(Rcode.REFUSED);
        run(new Zone11(), zone).expect(Z11_SPF_SYNTAX_OK).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Zone11(), spf(world.withoutIpv4(), ZONE, SPF))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.TXT)).expect(Z11_SPF_SYNTAX_OK).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Zone11(), spf(world.withoutIpv6(), ZONE, SPF))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.TXT)).expect(Z11_SPF_SYNTAX_OK).forbidOthers();
    }

    private static void finds(ScriptedZone zone, Tag tag) {
        run(new Zone11(), zone).expect(tag, DOMAIN.of(zone.name())).forbidOthers();
    }

    private static void unable(World world, Misbehaviour misbehaviour) {
        ScriptedZone zone = spf(world, ZONE, SPF);
        zone.server("ns1").on(ZONE, "TXT", misbehaviour);
        zone.server("ns2").on(ZONE, "TXT", misbehaviour);
        run(new Zone11(), zone).expect(Z11_UNABLE_TO_CHECK_FOR_SPF).forbidOthers();
    }

    private static ScriptedZone spf(World world, String zone, String policy) {
        return spf(world.zone(zone), policy);
    }

    private static ScriptedZone spf(ScriptedZone zone, String policy) {
        return zone.with("@", "TXT", "\"" + policy + "\"");
    }

    private static Arg servers(ScriptedZone zone, String... names) {
        return SERVERS.of(zone.servers(names));
    }
}
