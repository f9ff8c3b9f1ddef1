package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec08.Message.DS08_ALGO_NOT_SUPPORTED_BY_ZM;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec08.Message.DS08_DNSKEY_RRSIG_EXPIRED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec08.Message.DS08_DNSKEY_RRSIG_NOT_YET_VALID;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec08.Message.DS08_MISSING_RRSIG_IN_RESPONSE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec08.Message.DS08_NO_MATCHING_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec08.Message.DS08_RRSIG_NOT_VALID_BY_DNSKEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.SigningKey;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.scenario.ZoneContent;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Dnssec08Test {
    private static final String ZONE = "child.dnssec08.xa";
    private static final int ECC_GOST = 12;
    private static final BigInteger EXPONENT_OF_65_BITS = BigInteger.ONE.shiftLeft(64).nextProbablePrime();

    @Scenario("SIGNED")
    void nothingIsSaidOfGoodSignatures(World world) {
        run(new Dnssec08(), world.zone(ZONE).signed()).forbidOthers();
    }

    @Scenario("DNSKEY-RRSIG-EXPIRED")
    void theSignatureHasExpired(World world) {
        ScriptedZone zone = signedDuring(world, Duration.ofDays(2), Duration.ofSeconds(-1));
        run(new Dnssec08(), zone)
                .expect(DS08_DNSKEY_RRSIG_EXPIRED, ADDRESSES.of(zone.addresses("ns1", "ns2")),
                        KEYTAG.of((long) zone.signing().ksk().keytag()))
                .forbidOthers();
    }

    @Scenario("DNSKEY-RRSIG-NOT-YET-VALID")
    void theSignatureIsOfTomorrow(World world) {
        ScriptedZone zone = signedDuring(world, Duration.ofSeconds(-1), Duration.ofDays(2));
        run(new Dnssec08(), zone)
                .expect(DS08_DNSKEY_RRSIG_NOT_YET_VALID, ADDRESSES.of(zone.addresses("ns1", "ns2")),
                        KEYTAG.of((long) zone.signing().ksk().keytag()))
                .forbidOthers();
    }

    @Scenario("DNSKEY-RRSIG-ENDS-NOW")
    void theFirstAndTheLastSecondBelongToTheValidity(World world) {
        run(new Dnssec08(), signedDuring(world, Duration.ZERO, Duration.ZERO)).forbidOthers();
    }

    @Scenario("DNSKEY-NOT-SIGNED")
    void thereIsNoSignature(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amend(content -> content.withoutSignatures("@", "DNSKEY"));
        run(new Dnssec08(), zone)
                .expect(DS08_MISSING_RRSIG_IN_RESPONSE, ADDRESSES.of(zone.addresses("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("DNSKEY-NOT-SIGNED-ON-ONE-SERVER")
    void oneServerLeavesTheSignatureOut(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amendOn("ns2", content -> content.withoutSignatures("@", "DNSKEY"));
        run(new Dnssec08(), zone)
                .expect(DS08_MISSING_RRSIG_IN_RESPONSE, ADDRESSES.of(zone.addresses("ns2"))).forbidOthers();
    }

    @Scenario("RRSIG-NO-MATCHING-DNSKEY")
    void theSignatureIsByAStrangeKey(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        int strange = zone.signing().strangeKeytag();
        zone.amend(content -> Signing.alter(content, "@", "DNSKEY",
                signature -> Signing.withKeytag(signature, strange)));
        run(new Dnssec08(), zone)
                .expect(DS08_NO_MATCHING_DNSKEY, ADDRESSES.of(zone.addresses("ns1", "ns2")), KEYTAG.of((long) strange))
                .forbidOthers();
    }

    @Scenario("RRSIG-NOT-VALID-BY-DNSKEY")
    void theSignatureIsForged(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amend(content -> Signing.alter(content, "@", "DNSKEY", Signing::forged));
        run(new Dnssec08(), zone)
                .expect(DS08_RRSIG_NOT_VALID_BY_DNSKEY, ADDRESSES.of(zone.addresses("ns1", "ns2")),
                        KEYTAG.of((long) zone.signing().ksk().keytag()))
                .forbidOthers();
    }

    @Scenario("ALGO-NOT-SUPPORTED-BY-ZM")
    void theAlgorithmIsNotVerifiedHere(World world) {
        ScriptedZone zone = world.zone(ZONE).signed().amend(content -> Signing.alter(content, "@", "DNSKEY",
                signature -> Signing.withAlgorithm(signature, ECC_GOST)));
        run(new Dnssec08(), zone)
                .expect(DS08_ALGO_NOT_SUPPORTED_BY_ZM, ADDRESSES.of(zone.addresses("ns1", "ns2")),
                        ALGO_MNEMO.of("ECC-GOST"), ALGO_NUM.of(12L), KEYTAG.of((long) zone.signing().ksk().keytag()))
                .forbidOthers();
    }

    @Scenario("EXPONENT-TOO-LARGE")
    void aKeyThatIsTooMuchWorkIsNotCalledWrong(World world) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(1024, EXPONENT_OF_65_BITS));
        ScriptedZone zone = world.zone(ZONE);
        zone.signed(Signing.with(SigningKey.of(zone.name(), SigningKey.KSK, 8, generator.generateKeyPair())));
        run(new Dnssec08(), zone).expect(DS08_ALGO_NOT_SUPPORTED_BY_ZM, ALGO_MNEMO.of("RSASHA256")).forbidOthers();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 8, 10, 13, 14, 15, 16, 18})
    void aKeyWithoutAnyOctetSignsNothing(int algorithm) {
        ScriptedZone zone = new World().zone(ZONE).signed();
        var empty = (DNSKEYRecord) new ZoneContent(zone.name())
                .with("@", "DNSKEY", "\\# 4 010103%02x".formatted(algorithm)).records().getFirst();
        zone.amend(content -> {
            content.add(empty);
            Signing.alter(content, "@", "DNSKEY", signature -> Signing.withAlgorithm(
                    Signing.withKeytag(signature, empty.getFootprint()), algorithm));
        });
        run(new Dnssec08(), zone).expect(DS08_RRSIG_NOT_VALID_BY_DNSKEY).forbidOthers();
    }

    @Scenario("SEVERAL-RRSIG")
    void eachSignatureIsJudgedByItself(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        int strange = zone.signing().strangeKeytag();
        zone.amend(content -> content.withoutSignatures("@", "DNSKEY").forEach(signature -> content.add(signature)
                .add(Signing.forged(signature)).add(Signing.withKeytag(signature, strange))));
        run(new Dnssec08(), zone)
                .expect(DS08_NO_MATCHING_DNSKEY, DS08_RRSIG_NOT_VALID_BY_DNSKEY).forbidOthers();
    }

    @Scenario("DIFFERENT-SERVERS")
    void findingsAreReportedInTheOrderOfTheSteps(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amendOn("ns1", content -> Signing.alter(content, "@", "DNSKEY", Signing::forged))
                .amendOn("ns2", content -> content.withoutSignatures("@", "DNSKEY"));
        ScenarioRun run = run(new Dnssec08(), zone);
        assertThat(run.entries()).extracting(Entry::tag)
                .containsExactly("DS08_MISSING_RRSIG_IN_RESPONSE", "DS08_RRSIG_NOT_VALID_BY_DNSKEY");
    }

    @Scenario("OTHER-OWNER")
    void recordsOfAnotherNameDoNotCount(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.server("ns1").misbehaves(Misbehaviour.otherOwner("other.xa"));
        zone.server("ns2").misbehaves(Misbehaviour.otherOwner("other.xa"));
        run(new Dnssec08(), zone).forbidOthers();
    }

    @Scenario("NO-DNSKEY")
    void nothingIsSaidOfAnUnsignedZone(World world) {
        run(new Dnssec08(), world.zone(ZONE)).forbidOthers();
    }

    @Scenario("NO-PROPER-RESPONSE")
    void serversWithoutProperResponseArePassedOver(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3").signed()
                .amend(content -> content.withoutSignatures("@", "DNSKEY"));
        zone.server("ns1").silent();
        zone.server("ns2").notAuthoritative();
        zone.server("ns3").rcode(Rcode.SERVFAIL);
        run(new Dnssec08(), zone).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec08(), world.withoutIpv4().zone(ZONE).signed())
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        ScriptedZone zone = world.withoutIpv6().zone(ZONE).signed()
                .amend(content -> content.withoutSignatures("@", "DNSKEY"));
        run(new Dnssec08(), zone)
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY))
                .expect(DS08_MISSING_RRSIG_IN_RESPONSE, ADDRESSES.of(List.of(
                        zone.server("ns1").addresses().getFirst(), zone.server("ns2").addresses().getFirst())))
                .forbidOthers();
    }

    private static ScriptedZone signedDuring(World world, Duration before, Duration after) {
        ScriptedZone zone = world.zone(ZONE).signed();
        return zone.amend(content -> zone.signing().during(before, after).resign(content, "@", "DNSKEY"));
    }
}
