package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.NSEC3_SERVERS;
import static dev.gonemaster.engine.message.ArgName.NSEC_SERVERS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_ERR_MULT_NSEC;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_ERR_MULT_NSEC3;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_ERR_MULT_NSEC3PARAM;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_EXPECTED_NSEC_NSEC3_MISSING;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_HAS_NSEC;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_HAS_NSEC3;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_INCONSISTENT_NSEC;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_INCONSISTENT_NSEC3;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_INCONSISTENT_NSEC_NSEC3;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_MIXED_NSEC_NSEC3;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_NSEC3PARAM_GIVES_ERR_ANSWER;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_NSEC3PARAM_MISMATCHES_APEX;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_NSEC3PARAM_QUERY_RESPONSE_ERR;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_NSEC_GIVES_ERR_ANSWER;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_NSEC_MISMATCHES_APEX;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_NSEC_QUERY_RESPONSE_ERR;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_SERVER_NO_DNSSEC;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message.DS10_ZONE_NO_DNSSEC;
import static org.assertj.core.api.Assertions.fail;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dnssec.Denial;
import dev.gonemaster.engine.scenario.DenialChain;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// The published scenarios about the choice between NSEC and NSEC3 and about answers that are no proofs, and our own;
/// [Dnssec10ProofTest] has those about proofs.
class Dnssec10Test {
    @ParameterizedTest(name = "GOOD-{0}-1")
    @CsvSource({"NSEC, DS10_HAS_NSEC", "NSEC3, DS10_HAS_NSEC3"})
    void allIsWell(Denial denial, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        run(new Dnssec10(), apex.zone()).expect(has, apex.servers("ns1", "ns2")).forbidOthers();
    }

    @ParameterizedTest(name = "GOOD-{0}-2")
    @CsvSource({"NSEC, DS10_HAS_NSEC", "NSEC3, DS10_HAS_NSEC3"})
    void allNamesAreOneMachine(Denial denial, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        ScriptedZone zone = apex.zone().delegatedTo("ns1a", "ns1b", "ns1c");
        zone.server("ns1b").sameAddressesAs(zone.server("ns1a"));
        zone.server("ns1c").sameAddressesAs(zone.server("ns1a"));
        run(new Dnssec10(), zone).expect(has, apex.servers("ns1a", "ns1b", "ns1c")).forbidOthers();
    }

    @ParameterizedTest(name = "GOOD-{0}-3")
    @CsvSource({"NSEC, DS10_HAS_NSEC", "NSEC3, DS10_HAS_NSEC3"})
    void delegationAndZoneNameTheServersDifferently(Denial denial, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        ScriptedZone zone = apex.zone().delegatedTo("ns1", "ns2").apexNs("dns1", "dns2");
        zone.server("dns1").sameAddressesAs(zone.server("ns1"));
        zone.server("dns2").sameAddressesAs(zone.server("ns2"));
        run(new Dnssec10(), zone).expect(has, apex.servers("ns1", "ns2", "dns1", "dns2")).forbidOthers();
    }

    @Scenario("BAD-SERVERS-BUT-GOOD-NSEC-1")
    void serversWithoutAProperAnswerForKeysAreIgnored(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC);
        apex.zone().delegatedTo("ns1", "ns2", "ns3", "ns4", "ns5");
        apex.on("ns3", Type.DNSKEY, Misbehaviour.fails(Failure.TIMEOUT))
                .on("ns4", Type.DNSKEY, Misbehaviour.rcode(Rcode.REFUSED))
                .on("ns5", Type.DNSKEY, Misbehaviour.notAuthoritative());
        run(new Dnssec10(), apex.zone()).expect(DS10_HAS_NSEC, apex.servers("ns1", "ns2")).forbidOthers();
    }

    @Scenario("ERR-MULT-NSEC-2")
    void twoNsecRecordsInAnswer(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC);
        apex.on(Type.NSEC, Misbehaviour.changed(answer -> answer.addRecord(
                SignedApex.listing(answer.getSection(Section.ANSWER).getFirst(), Type.SOA), Section.ANSWER)));
        run(new Dnssec10(), apex.zone())
                .expect(DS10_ERR_MULT_NSEC, apex.servers("ns1", "ns2")).expect(DS10_HAS_NSEC).forbidOthers();
    }

    @Scenario("ERR-MULT-NSEC3PARAM-1")
    void twoNsec3paramRecords(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3);
        apex.zone().with("@", "NSEC3PARAM", "1 0 5 -");
        run(new Dnssec10(), apex.zone())
                .expect(DS10_ERR_MULT_NSEC3PARAM, apex.servers("ns1", "ns2")).expect(DS10_HAS_NSEC3).forbidOthers();
    }

    @Scenario("EXP-NSEC-NSEC3-MISS-1")
    void nothingIsProved(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC).withoutProof("ns1").withoutProof("ns2");
        run(new Dnssec10(), apex.zone())
                .expect(DS10_EXPECTED_NSEC_NSEC3_MISSING, apex.servers("ns1", "ns2")).forbidOthers();
    }

    @ParameterizedTest(name = "INCONSISTENT-{0}-1")
    @CsvSource({"NSEC, DS10_INCONSISTENT_NSEC, DS10_HAS_NSEC", "NSEC3, DS10_INCONSISTENT_NSEC3, DS10_HAS_NSEC3"})
    void everyServerIsHalfHearted(Denial denial, Message inconsistent, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        apex.on("ns1", apex.absent(), SignedApex.nothing()).on("ns2", apex.present(), SignedApex.nothing());
        run(new Dnssec10(), apex.zone())
                .expect(inconsistent, apex.servers("ns1", "ns2")).expect(has, apex.servers("ns1", "ns2"))
                .forbidOthers();
    }

    @Scenario("INCONSIST-NSEC-NSEC3-1")
    void everyServerHasMadeItsOwnChoice(World world) {
        SignedApex apex = everyServerItsOwn(world);
        run(new Dnssec10(), apex.zone())
                .expect(DS10_INCONSISTENT_NSEC_NSEC3, NSEC_SERVERS.of(apex.zone().servers("ns1")),
                        NSEC3_SERVERS.of(apex.zone().servers("ns2")))
                .forbidOthers();
    }

    @Scenario("INCONSIST-NSEC-NSEC3-2")
    void everyServerHasMadeItsOwnChoiceHalfHeartedly(World world) {
        SignedApex apex = everyServerItsOwn(world);
        apex.on("ns1", Type.NSEC3PARAM, SignedApex.nothing()).on("ns2", Type.NSEC, SignedApex.nothing());
        run(new Dnssec10(), apex.zone())
                .expect(DS10_INCONSISTENT_NSEC_NSEC3)
                .expect(DS10_INCONSISTENT_NSEC, apex.servers("ns1"))
                .expect(DS10_INCONSISTENT_NSEC3, apex.servers("ns2"))
                .forbidOthers();
    }

    @Scenario("MIXED-NSEC-NSEC3-1")
    void recordsOfBothInAnswers(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC);
        apex.zone().with("@", "NSEC3PARAM", "1 0 0 -");
        run(new Dnssec10(), apex.zone())
                .expect(DS10_MIXED_NSEC_NSEC3, apex.servers("ns1", "ns2")).forbidOthers();
    }

    @Scenario("MIXED-NSEC-NSEC3-2")
    void proofsOfBoth(World world) {
        SignedApex apex = SignedApex.of(world, Denial.NSEC3);
        apex.zone().without("@", "NSEC3PARAM");
        apex.proving(Type.NSEC3PARAM, nsec3 -> new NSECRecord(apex.zone().name(), DClass.IN, nsec3.getTTL(),
                apex.zone().name(), new int[] {Type.NS, Type.SOA, Type.RRSIG, Type.NSEC, Type.DNSKEY}));
        run(new Dnssec10(), apex.zone())
                .expect(DS10_MIXED_NSEC_NSEC3, apex.servers("ns1", "ns2")).forbidOthers();
    }

    @ParameterizedTest(name = "{2}-1")
    @CsvSource({"NSEC, DS10_INCONSISTENT_NSEC, DS10_NSEC_GIVES_ERR_ANSWER, DS10_HAS_NSEC",
        "NSEC3, DS10_INCONSISTENT_NSEC3, DS10_NSEC3PARAM_GIVES_ERR_ANSWER, DS10_HAS_NSEC3"})
    void somethingElseInAnswer(Denial denial, Message inconsistent, Message wrong, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        apex.on(apex.present(), text(apex));
        run(new Dnssec10(), apex.zone()).expect(wrong, apex.servers("ns1", "ns2")).expect(inconsistent, has)
                .forbidOthers();
    }

    @ParameterizedTest(name = "{2}-2")
    @CsvSource({"NSEC, DS10_INCONSISTENT_NSEC, DS10_NSEC_GIVES_ERR_ANSWER, DS10_HAS_NSEC",
        "NSEC3, DS10_INCONSISTENT_NSEC3, DS10_NSEC3PARAM_GIVES_ERR_ANSWER, DS10_HAS_NSEC3"})
    void somethingElseInAnswerAndNothingAtAll(Denial denial, Message inconsistent, Message wrong, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial).withoutProof("ns2");
        apex.on("ns1", apex.present(), text(apex));
        run(new Dnssec10(), apex.zone()).expect(wrong, apex.servers("ns1")).expect(inconsistent, has)
                .expect(DS10_EXPECTED_NSEC_NSEC3_MISSING, apex.servers("ns2")).forbidOthers();
    }

    @ParameterizedTest(name = "{0} in answer")
    @CsvSource({"NSEC, DS10_NSEC_MISMATCHES_APEX, DS10_HAS_NSEC",
        "NSEC3, DS10_NSEC3PARAM_MISMATCHES_APEX, DS10_HAS_NSEC3"})
    void theRecordInAnswerIsThatOfAnotherName(Denial denial, Message mismatch, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        apex.on(apex.present(), Misbehaviour.otherOwner("sub." + apex.zone().name()));
        run(new Dnssec10(), apex.zone())
                .expect(mismatch, apex.servers("ns1", "ns2")).expect(has).forbidOthers();
    }

    @ParameterizedTest(name = "{2}-1")
    @CsvSource({"NSEC, DS10_INCONSISTENT_NSEC, DS10_NSEC_QUERY_RESPONSE_ERR, DS10_HAS_NSEC",
        "NSEC3, DS10_INCONSISTENT_NSEC3, DS10_NSEC3PARAM_QUERY_RESPONSE_ERR, DS10_HAS_NSEC3"})
    void silence(Denial denial, Message inconsistent, Message silent, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        apex.on(apex.present(), Misbehaviour.fails(Failure.TIMEOUT));
        run(new Dnssec10(), apex.zone()).expect(silent, apex.servers("ns1", "ns2")).expect(inconsistent, has)
                .forbidOthers();
    }

    @ParameterizedTest(name = "{2}-2")
    @CsvSource({"NSEC, DS10_INCONSISTENT_NSEC, DS10_NSEC_QUERY_RESPONSE_ERR, DS10_HAS_NSEC",
        "NSEC3, DS10_INCONSISTENT_NSEC3, DS10_NSEC3PARAM_QUERY_RESPONSE_ERR, DS10_HAS_NSEC3"})
    void anError(Denial denial, Message inconsistent, Message error, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial);
        apex.on(apex.present(), Misbehaviour.rcode(Rcode.REFUSED));
        run(new Dnssec10(), apex.zone()).expect(error, apex.servers("ns1", "ns2")).expect(inconsistent, has)
                .forbidOthers();
    }

    @ParameterizedTest(name = "{2}-3")
    @CsvSource({"NSEC, DS10_INCONSISTENT_NSEC, DS10_NSEC_QUERY_RESPONSE_ERR, DS10_HAS_NSEC",
        "NSEC3, DS10_INCONSISTENT_NSEC3, DS10_NSEC3PARAM_QUERY_RESPONSE_ERR, DS10_HAS_NSEC3"})
    void noAuthorityAndNothingAtAll(Denial denial, Message inconsistent, Message error, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial).withoutProof("ns2");
        apex.on("ns1", apex.present(), Misbehaviour.notAuthoritative());
        run(new Dnssec10(), apex.zone()).expect(error, apex.servers("ns1")).expect(inconsistent, has)
                .expect(DS10_EXPECTED_NSEC_NSEC3_MISSING, apex.servers("ns2")).forbidOthers();
    }

    @ParameterizedTest(name = "SERVER-NO-DNSSEC: {0}")
    @CsvSource({"NSEC, DS10_HAS_NSEC", "NSEC3, DS10_HAS_NSEC3"})
    void oneServerHasNoKeys(Denial denial, Message has) {
        SignedApex apex = SignedApex.of(new World(), denial).withoutProof("ns1")
                .on("ns1", Type.DNSKEY, SignedApex.nothing());
        run(new Dnssec10(), apex.zone())
                .expect(DS10_SERVER_NO_DNSSEC, apex.servers("ns1")).expect(has, apex.servers("ns2")).forbidOthers();
    }

    @Scenario("ZONE-NO-DNSSEC-1")
    void nobodyHasKeys(World world) {
        ScriptedZone zone = world.zone("child.dnssec.xa");
        run(new Dnssec10(), zone)
                .expect(DS10_ZONE_NO_DNSSEC, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec10(), SignedApex.of(world.withoutIpv4(), Denial.NSEC).zone())
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(DS10_HAS_NSEC).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec10(), SignedApex.of(world.withoutIpv6(), Denial.NSEC3).zone())
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(DS10_HAS_NSEC3).forbidOthers();
    }

    @Test
    void nothingIsSaidAboutAServerThatWasNotAskedEverything() {
        NameServer server = new World().server("ns1.child.dnssec.xa").nameServers().first();
        var choice = new DenialChoice();
        choice.add(server, DenialChoice.Sign.NSEC_IN_ANSWER);
        choice.leaveOut(server);
        choice.report((tag, _) -> fail(tag.name()));
        choice.reportMissing(List.of(server), (tag, _) -> fail(tag.name()));
    }

    /// A zone that ns1 has with NSEC and ns2 with NSEC3.
    private static SignedApex everyServerItsOwn(World world) {
        ScriptedZone zone = world.zone("child.dnssec.xa");
        Signing signing = Signing.of(zone.name());
        zone.amendOn("ns1", signing::sign).amendOn("ns2", signing.with(DenialChain.nsec3())::sign);
        return new SignedApex(zone, Denial.NSEC);
    }

    private static Misbehaviour text(SignedApex apex) {
        return Misbehaviour.changed(answer -> {
            answer.removeAllRecords(Section.ANSWER);
            answer.addRecord(new TXTRecord(apex.zone().name(), DClass.IN, 3600, "no"), Section.ANSWER);
        });
    }
}
