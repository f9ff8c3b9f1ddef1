package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SIGNER;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec22.Message.DS22_NO_IN_DOMAIN_NS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec22.Message.DS22_NS_ADDRESS_RRSIG_EXPIRED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec22.Message.DS22_NS_ADDRESS_RRSIG_NOT_VALID_BY_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec22.Message.DS22_NS_ADDRESS_UNSIGNED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec22.Message.DS22_NS_ADDRESS_VALIDATES;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec22.Message.DS22_ZONE_NOT_SECURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.scenario.Forgery;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import java.time.Duration;
import java.util.stream.IntStream;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// Names that the zone itself has the addresses of. Those in zones below are in [Dnssec22SubZoneTest].
class Dnssec22Test {
    private static final String ZONE = "child.xa";

    @Scenario("VALIDATES")
    void theAddressesAreSigned(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        run(new Dnssec22(), zone)
                .expect(DS22_NS_ADDRESS_VALIDATES, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("NO-IN-DOMAIN-NS")
    void namesOfOtherZonesAreNotJudged(World world) {
        ScenarioRun run = run(new Dnssec22(), world.zone(ZONE).delegatedTo("ns1.xb", "ns2.xb").signed())
                .expect(DS22_NO_IN_DOMAIN_NS).forbidOthers();
        assertThat(run.transport().exchanges()).noneMatch(asked -> asked.query().type() == Type.DNSKEY);
    }

    @Scenario("ROOT")
    void theRootIsLeftOut(World world) {
        run(new Dnssec22(), world.zone(".").signed()).expect(DS22_NO_IN_DOMAIN_NS).forbidOthers();
    }

    @Scenario("APEX-IS-NS")
    void theApexIsInTheZone(World world) {
        run(new Dnssec22(), world.zone(ZONE).delegatedTo("@", "ns1.xb").signed()
                .amend(content -> content.withoutSignatures("@", "A")))
                .expect(DS22_NS_ADDRESS_UNSIGNED, NS.of(World.absolute(ZONE))).forbidOthers();
    }

    @Scenario("NAME-OF-ONE-SIDE")
    void namesOfDelegationAndZoneAreJudged(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2").apexNs("ns2", "ns3").signed()
                .amend(content -> content.withoutSignatures("ns1", "A"))
                .amend(content -> content.withoutSignatures("ns3", "A"));
        run(new Dnssec22(), zone)
                .expect(DS22_NS_ADDRESS_UNSIGNED, NS.of(zone.nameOf("ns1")))
                .expect(DS22_NS_ADDRESS_UNSIGNED, NS.of(zone.nameOf("ns3"))).forbidOthers();
    }

    @Scenario("ZONE-UNSIGNED")
    void anUnsignedZoneIsNotJudged(World world) {
        run(new Dnssec22(), world.zone(ZONE)).expect(DS22_ZONE_NOT_SECURE).forbidOthers();
    }

    @Scenario("ISLAND-OF-SECURITY")
    void withoutDsNothingNeedsToValidate(World world) {
        ScriptedZone zone = world.zone(ZONE).signed().ds()
                .amend(content -> content.withoutSignatures("ns1", "A"));
        run(new Dnssec22(), zone).expect(DS22_ZONE_NOT_SECURE).forbidOthers();
    }

    @Scenario("UNDELEGATED")
    void dsOfAnUndelegatedTestCounts(World world) {
        ScriptedZone zone = world.zone(ZONE).signed().undelegated("ns1", "ns2");
        run(new Dnssec22(), zone).expect(DS22_ZONE_NOT_SECURE).forbidOthers();
        run(new Dnssec22(), zone.undelegatedDs(zone.signing().ds().getFirst().rdataToString()))
                .expect(DS22_NS_ADDRESS_VALIDATES).forbidOthers();
    }

    @Scenario("UNSIGNED")
    void oneServerLeavesTheSignatureOut(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amendOn("ns1", content -> content.withoutSignatures("ns2", "A"));
        run(new Dnssec22(), zone)
                .expect(DS22_NS_ADDRESS_UNSIGNED, NS.of(zone.nameOf("ns2")), SERVERS.of(zone.servers("ns1")))
                .forbidOthers();
    }

    @Scenario("RRSIG-EXPIRED")
    void aSignatureHasExpired(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.amend(content -> zone.signing().during(Duration.ofDays(9), Duration.ofDays(-2))
                .resign(content, "ns1", "A"));
        run(new Dnssec22(), zone)
                .expect(DS22_NS_ADDRESS_RRSIG_EXPIRED, NS.of(zone.nameOf("ns1")),
                        KEYTAG.of((long) zone.signing().zsk().keytag()), SERVERS.of(zone.servers("ns1", "ns2")))
                .forbidOthers();
    }

    @Scenario("RRSIG-FORGED")
    void aSignatureIsNotByTheKey(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amend(content -> Signing.alter(content, "ns1", "A", Signing::forged));
        run(new Dnssec22(), zone)
                .expect(DS22_NS_ADDRESS_RRSIG_NOT_VALID_BY_DNSKEY, NS.of(zone.nameOf("ns1")), SIGNER.of(zone.name()),
                        KEYTAG.of((long) zone.signing().zsk().keytag()), SERVERS.of(zone.servers("ns1", "ns2")))
                .forbidOthers();
    }

    @Scenario("RRSIG-NOT-YET-VALID")
    void aSignatureIsNotValidYet(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.amend(content -> zone.signing().during(Duration.ofDays(-2), Duration.ofDays(9))
                .resign(content, "ns1", "A"));
        run(new Dnssec22(), zone).expect(DS22_NS_ADDRESS_RRSIG_NOT_VALID_BY_DNSKEY).forbidOthers();
    }

    @Scenario("RRSIG-WITHOUT-DNSKEY")
    void theKeyIsNotPublished(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        Signing other = Signing.of(zone.name());
        zone.amend(content -> other.resign(content, "ns1", "A"));
        run(new Dnssec22(), zone)
                .expect(DS22_NS_ADDRESS_RRSIG_NOT_VALID_BY_DNSKEY, KEYTAG.of((long) other.zsk().keytag()))
                .forbidOthers();
    }

    @Scenario("RRSIG-OF-ANOTHER-ZONE")
    void anotherZoneHasSigned(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        Name stranger = World.absolute("xb");
        zone.amend(content -> Signing.alter(content, "ns1", "A", signature -> Forgery.withSigner(signature, stranger)));
        run(new Dnssec22(), zone)
                .expect(DS22_NS_ADDRESS_RRSIG_NOT_VALID_BY_DNSKEY, SIGNER.of(stranger), NS.of(zone.nameOf("ns1")))
                .forbidOthers();
    }

    @Scenario("KEYS-DIFFER")
    void keysOfAnyServerCount(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amendOn("ns1", content -> content.without("@", "DNSKEY"));
        run(new Dnssec22(), zone)
                .expect(DS22_NS_ADDRESS_VALIDATES, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
    }

    @Scenario("ONE-OF-TWO-RRSIGS")
    void oneSignatureThatVerifiesIsEnough(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.amend(content -> content.add(Forgery.withKeytag(
                content.withoutSignatures("ns1", "A").getFirst(), 1)));
        zone.amend(content -> zone.signing().sign(content));
        run(new Dnssec22(), zone).expect(DS22_NS_ADDRESS_VALIDATES).forbidOthers();
    }

    @Scenario("ALGORITHM-NOT-SUPPORTED")
    void anAlgorithmThatIsNotVerifiedHereIsNotBlamed(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.amend(content -> Signing.alter(content, "ns1", "A",
                signature -> Forgery.withAlgorithm(signature, 23)));
        run(new Dnssec22(), zone).expect(DS22_NS_ADDRESS_VALIDATES).forbidOthers();
    }

    @Scenario("AAAA-ONLY")
    void withoutAnAddressOfIpv4ThatOfIpv6Counts(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").ipv6Only();
        zone.signed().amend(content -> Signing.alter(content, "ns1", "AAAA", Signing::forged));
        run(new Dnssec22(), zone)
                .expect(DS22_NS_ADDRESS_RRSIG_NOT_VALID_BY_DNSKEY, NS.of(zone.nameOf("ns1"))).forbidOthers();
    }

    @Scenario("NO-ADDRESS")
    void theProofThatThereIsNoneStandsForTheAddresses(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3").with("ns3", "TXT", "none");
        zone.server("ns3").at();
        run(new Dnssec22(), zone.signed()).expect(DS22_NS_ADDRESS_VALIDATES).forbidOthers();
        zone.amend(content -> content.withoutSignatures("ns3", "NSEC"));
        run(new Dnssec22(), zone).expect(DS22_NS_ADDRESS_UNSIGNED, NS.of(zone.nameOf("ns3"))).forbidOthers();
    }

    @Scenario("ONLY-PROOFS")
    void aProofIsNoAddressThatValidates(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1.xb", "ns3").with("ns3", "TXT", "none");
        zone.server("ns3").at();
        assertThat(run(new Dnssec22(), zone.signed()).entries()).isEmpty();
    }

    @Scenario("NOTHING-TO-JUDGE")
    void otherFaultsAreNotOfThisTestcase(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3", "ns4", "ns5", "ns6").signed();
        zone.server("ns1").on("ns1." + ZONE, "A", Misbehaviour.rcode(Rcode.SERVFAIL));
        zone.server("ns2").on("ns1." + ZONE, "A", Misbehaviour.fails(Failure.TIMEOUT));
        zone.server("ns3").on("ns1." + ZONE, "A", Misbehaviour.notAuthoritative());
        zone.amendOn("ns4", content -> content.without("ns1").with("ns1", "CNAME", "ns2"));
        zone.amendOn("ns5", content -> content.without("ns1"));
        run(new Dnssec22(), zone).expect(DS22_NS_ADDRESS_VALIDATES).forbidOthers();
    }

    @Scenario("SHARED-IP")
    void everyNameOfASharedAddressIsListed(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").sameAddressesAs(zone.server("ns1"));
        ScenarioRun run = run(new Dnssec22(), zone.signed())
                .expect(DS22_NS_ADDRESS_VALIDATES, SERVERS.of(zone.servers("ns1", "ns2"))).forbidOthers();
        assertThat(run.transport().exchanges()).doesNotHaveDuplicates();
    }

    @Scenario("MANY-NAMES")
    void noMoreThanSomeNamesAreJudged(World world) {
        String[] names = IntStream.rangeClosed(10, 10 + Dnssec22.NAMES_MAX).mapToObj(i -> "ns" + i)
                .toArray(String[]::new);
        ScriptedZone zone = world.zone(ZONE).delegatedTo(names).servedBy(names[0]).signed()
                .amend(content -> content.withoutSignatures(names[Dnssec22.NAMES_MAX], "A"));
        run(new Dnssec22(), zone).expect(DS22_NS_ADDRESS_VALIDATES).forbidOthers();
        zone.amend(content -> content.withoutSignatures(names[Dnssec22.NAMES_MAX - 1], "A"));
        run(new Dnssec22(), zone)
                .expect(DS22_NS_ADDRESS_UNSIGNED, NS.of(zone.nameOf(names[Dnssec22.NAMES_MAX - 1]))).forbidOthers();
    }

    @Scenario("MANY-RRSIGS")
    void noMoreThanSomeSignaturesAreJudged(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.amend(content -> {
            RRSIGRecord good = content.withoutSignatures("ns1", "A").getFirst();
            IntStream.range(0, SignedAddresses.SIGNATURES_MAX)
                    .forEach(keytag -> content.add(Forgery.withKeytag(good, keytag)));
        });
        run(new Dnssec22(), zone).expect(DS22_NS_ADDRESS_RRSIG_NOT_VALID_BY_DNSKEY).forbidOthers();
        zone.amend(content -> zone.signing().sign(content));
        run(new Dnssec22(), zone).expect(DS22_NS_ADDRESS_VALIDATES).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec22(), world.withoutIpv4().zone(ZONE).signed())
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.A)).expect(DS22_NS_ADDRESS_VALIDATES).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec22(), world.withoutIpv6().zone(ZONE).signed())
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.A)).expect(DS22_NS_ADDRESS_VALIDATES).forbidOthers();
    }
}
