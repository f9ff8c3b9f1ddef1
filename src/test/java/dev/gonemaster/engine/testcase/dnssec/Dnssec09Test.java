package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec09.Message.DS09_ALGO_NOT_SUPPORTED_BY_ZM;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec09.Message.DS09_MISSING_RRSIG_IN_RESPONSE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec09.Message.DS09_NO_MATCHING_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec09.Message.DS09_RRSIG_NOT_VALID_BY_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec09.Message.DS09_SOA_RRSIG_EXPIRED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec09.Message.DS09_SOA_RRSIG_NOT_YET_VALID;

import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import java.time.Duration;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Dnssec09Test {
    private static final String ZONE = "child.dnssec09.xa";
    private static final int ECC_GOST = 12;

    @Scenario("SIGNED")
    void nothingIsSaidOfGoodSignatures(World world) {
        run(new Dnssec09(), world.zone(ZONE).signed()).forbidOthers();
    }

    @Scenario("SOA-RRSIG-EXPIRED")
    void theSignatureHasExpired(World world) {
        ScriptedZone zone = signedDuring(world, Duration.ofDays(2), Duration.ofSeconds(-1));
        run(new Dnssec09(), zone)
                .expect(DS09_SOA_RRSIG_EXPIRED, ADDRESSES.of(zone.addresses("ns1", "ns2")),
                        KEYTAG.of((long) zone.signing().zsk().keytag()))
                .forbidOthers();
    }

    @Scenario("SOA-RRSIG-NOT-YET-VALID")
    void theSignatureIsOfTomorrow(World world) {
        ScriptedZone zone = signedDuring(world, Duration.ofSeconds(-1), Duration.ofDays(2));
        run(new Dnssec09(), zone)
                .expect(DS09_SOA_RRSIG_NOT_YET_VALID, ADDRESSES.of(zone.addresses("ns1", "ns2")),
                        KEYTAG.of((long) zone.signing().zsk().keytag()))
                .forbidOthers();
    }

    @Scenario("SOA-RRSIG-ENDS-NOW")
    void theFirstAndTheLastSecondBelongToTheValidity(World world) {
        run(new Dnssec09(), signedDuring(world, Duration.ZERO, Duration.ZERO)).forbidOthers();
    }

    @Scenario("SOA-NOT-SIGNED")
    void thereIsNoSignature(World world) {
        ScriptedZone zone = unsignedSoa(world);
        run(new Dnssec09(), zone)
                .expect(DS09_MISSING_RRSIG_IN_RESPONSE, ADDRESSES.of(zone.addresses("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("SOA-NOT-SIGNED-ON-ONE-SERVER")
    void oneServerLeavesTheSignatureOut(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amendOn("ns2", content -> content.withoutSignatures("@", "SOA"));
        run(new Dnssec09(), zone)
                .expect(DS09_MISSING_RRSIG_IN_RESPONSE, ADDRESSES.of(zone.addresses("ns2"))).forbidOthers();
    }

    @Scenario("RRSIG-NO-MATCHING-DNSKEY")
    void theSignatureIsByAStrangeKey(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        int strange = zone.signing().strangeKeytag();
        zone.amend(content -> Signing.alter(content, "@", "SOA",
                signature -> Signing.withKeytag(signature, strange)));
        run(new Dnssec09(), zone)
                .expect(DS09_NO_MATCHING_DNSKEY, ADDRESSES.of(zone.addresses("ns1", "ns2")), KEYTAG.of((long) strange))
                .forbidOthers();
    }

    @Scenario("RRSIG-NOT-VALID-BY-DNSKEY")
    void theSignatureIsForged(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amend(content -> Signing.alter(content, "@", "SOA", Signing::forged));
        run(new Dnssec09(), zone)
                .expect(DS09_RRSIG_NOT_VALID_BY_DNSKEY, ADDRESSES.of(zone.addresses("ns1", "ns2")),
                        KEYTAG.of((long) zone.signing().zsk().keytag()))
                .forbidOthers();
    }

    @Scenario("ALGO-NOT-SUPPORTED-BY-ZM")
    void theAlgorithmIsNotVerifiedHere(World world) {
        ScriptedZone zone = world.zone(ZONE).signed().amend(content -> Signing.alter(content, "@", "SOA",
                signature -> Signing.withAlgorithm(signature, ECC_GOST)));
        run(new Dnssec09(), zone)
                .expect(DS09_ALGO_NOT_SUPPORTED_BY_ZM, ADDRESSES.of(zone.addresses("ns1", "ns2")),
                        ALGO_MNEMO.of("ECC-GOST"), ALGO_NUM.of(12L), KEYTAG.of((long) zone.signing().zsk().keytag()))
                .forbidOthers();
    }

    @Scenario("SOA-RRSIG-BY-KEY-OF-OTHER-SERVER")
    void theKeysAreThoseOfTheSameServer(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.amendOn("ns2", content -> {
            content.without("@", "DNSKEY");
            content.add(zone.signing().ksk().record());
        });
        run(new Dnssec09(), zone)
                .expect(DS09_NO_MATCHING_DNSKEY, ADDRESSES.of(zone.addresses("ns2"))).forbidOthers();
    }

    @Scenario("MULTIPLE-SOA")
    void onlyTheFirstOfSeveralSoaRecordsIsJudged(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .with("@", "SOA", "ns1 hostmaster 7 14400 7200 1209600 3600");
        run(new Dnssec09(), zone).forbidOthers();
    }

    @Scenario("NO-DNSKEY")
    void nothingIsSaidOfAnUnsignedZone(World world) {
        run(new Dnssec09(), world.zone(ZONE)).forbidOthers();
    }

    @Scenario("NO-PROPER-DNSKEY-RESPONSE")
    void serversThatGiveNoKeysArePassedOver(World world) {
        ScriptedZone zone = unsignedSoa(world);
        zone.server("ns1").on(ZONE, "DNSKEY", Misbehaviour.fails(Outcome.Failure.TIMEOUT));
        zone.server("ns2").on(ZONE, "DNSKEY", Misbehaviour.notAuthoritative());
        run(new Dnssec09(), zone).forbidOthers();
    }

    @Scenario("NO-PROPER-SOA-RESPONSE")
    void serversThatGiveNoSoaArePassedOver(World world) {
        ScriptedZone zone = unsignedSoa(world);
        zone.server("ns1").on(ZONE, "SOA", Misbehaviour.rcode(Rcode.SERVFAIL));
        zone.server("ns2").on(ZONE, "SOA", Misbehaviour.otherOwner("other.xa"));
        run(new Dnssec09(), zone).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec09(), unsignedSoa(world.withoutIpv4()))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA))
                .expect(DS09_MISSING_RRSIG_IN_RESPONSE).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec09(), unsignedSoa(world.withoutIpv6()))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA))
                .expect(DS09_MISSING_RRSIG_IN_RESPONSE).forbidOthers();
    }

    private static ScriptedZone unsignedSoa(World world) {
        return world.zone(ZONE).signed().amend(content -> content.withoutSignatures("@", "SOA"));
    }

    private static ScriptedZone signedDuring(World world, Duration before, Duration after) {
        ScriptedZone zone = world.zone(ZONE).signed();
        return zone.amend(content -> zone.signing().during(before, after).resign(content, "@", "SOA"));
    }
}
