package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec02.Message.DS02_ALGO_NOT_SUPPORTED_BY_ZM;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec02.Message.DS02_DNSKEY_NOT_FOR_ZONE_SIGNING;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec02.Message.DS02_DNSKEY_NOT_SEP;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec02.Message.DS02_DNSKEY_NOT_SIGNED_BY_ANY_DS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec02.Message.DS02_NO_DNSKEY_FOR_DS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec02.Message.DS02_NO_MATCHING_DNSKEY_RRSIG;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec02.Message.DS02_NO_MATCH_DS_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec02.Message.DS02_NO_VALID_DNSKEY_FOR_ANY_DS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec02.Message.DS02_RRSIG_NOT_VALID_BY_DNSKEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.SigningKey;
import dev.gonemaster.engine.scenario.World;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class Dnssec02Test {
    private static final String PARENT = "dnssec02.xa";
    private static final String ZONE = "child." + PARENT;
    private static final Name NAME = World.absolute(ZONE);
    private static final int NOT_A_ZONE_KEY = 0x001;
    private static final int SM2SM3 = 17;
    private static final int PRIVATE_DIGEST = 253;

    @Scenario("DS-AND-KEY")
    void allIsWell(World world) {
        ScenarioRun run = run(new Dnssec02(), world.zone(ZONE).signed()).forbidOthers();
        assertThat(run.transport().exchanges()).anyMatch(exchange -> exchange.query().type() == Type.DNSKEY);
    }

    @Scenario("NO-DS")
    void nothingIsSaidWithoutDs(World world) {
        run(new Dnssec02(), world.zone(ZONE).signed().ds()).forbidOthers();
    }

    @Scenario("NO-DNSKEY")
    void nothingIsSaidWithoutKeys(World world) {
        run(new Dnssec02(), world.zone(ZONE).signed().amend(content -> content.without("@", "DNSKEY"))).forbidOthers();
    }

    @Scenario("UNDEL-NO-UNDEL-DS")
    void anUndelegatedTestWithoutDs(World world) {
        run(new Dnssec02(), world.zone(ZONE).signed().ds(ds(1)).undelegated("ns1")).forbidOthers();
    }

    @Scenario("UNDEL-WITH-UNDEL-DS")
    void theDsOfAnUndelegatedTest(World world) {
        ScriptedZone zone = world.zone(ZONE).signed().undelegated("ns1").undelegatedDs("1 13 2 "
                + "0000000000000000000000000000000000000000000000000000000000000000");
        run(new Dnssec02(), zone)
                .expect(DS02_NO_DNSKEY_FOR_DS, addresses(zone, "ns1", "ns2"), KEYTAG.of(1L))
                .expect(DS02_NO_VALID_DNSKEY_FOR_ANY_DS).forbidOthers();
    }

    @Scenario("NO-DNSKEY-FOR-ANY-DS")
    void noKeyHasTheKeyTag(World world) {
        ScriptedZone zone = world.zone(ZONE).signed().ds(ds(1));
        run(new Dnssec02(), zone)
                .expect(DS02_NO_DNSKEY_FOR_DS, addresses(zone, "ns1", "ns2"), KEYTAG.of(1L))
                .expect(DS02_NO_VALID_DNSKEY_FOR_ANY_DS, addresses(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("NO-DNSKEY-FOR-DS")
    void oneOfTwoDsRecordsHasNoKey(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.ds(ds(1), zone.signing().ds().getFirst());
        run(new Dnssec02(), zone).expect(DS02_NO_DNSKEY_FOR_DS, KEYTAG.of(1L)).forbidOthers();
    }

    @Scenario("DS-ON-ONE-SERVER")
    void theDsRecordsOfAllServersOfTheParentCount(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        world.zone(PARENT).amendOn("ns1", content -> content.add(ds(1)));
        run(new Dnssec02(), zone).expect(DS02_NO_DNSKEY_FOR_DS, KEYTAG.of(1L)).forbidOthers();
    }

    @Scenario("NO-MATCH-DIGEST")
    void theDigestIsThatOfAnotherKey(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.ds(ds(zone.signing().ksk().keytag()));
        run(new Dnssec02(), zone).expect(DS02_NO_MATCH_DS_DNSKEY, addresses(zone, "ns1", "ns2"), ksk(zone))
                .forbidOthers();
    }

    @Scenario("NO-MATCH-ALGORITHM")
    void theAlgorithmIsAnotherOne(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        DSRecord good = zone.signing().ds().getFirst();
        zone.ds(new DSRecord(NAME, DClass.IN, 0, good.getFootprint(), 8, good.getDigestID(), good.getDigest()));
        run(new Dnssec02(), zone).expect(DS02_NO_MATCH_DS_DNSKEY, ksk(zone)).forbidOthers();
    }

    @Scenario("UNSUPPORTED-DIGEST")
    void aDigestThatCannotBeComputedIsNoFault(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.ds(new DSRecord(NAME, DClass.IN, 0, zone.signing().ksk().keytag(), SigningKey.ECDSA_P256, PRIVATE_DIGEST,
                new byte[32]));
        run(new Dnssec02(), zone).forbidOthers();
    }

    @Scenario("NOT-FOR-ZONE-SIGNING")
    void theKeyMayNotSignTheZone(World world) {
        SigningKey key = SigningKey.of(NAME, NOT_A_ZONE_KEY, SigningKey.ECDSA_P256);
        ScriptedZone zone = world.zone(ZONE).signed(Signing.with(key));
        run(new Dnssec02(), zone)
                .expect(DS02_DNSKEY_NOT_FOR_ZONE_SIGNING, addresses(zone, "ns1", "ns2"), ksk(zone))
                .expect(DS02_NO_VALID_DNSKEY_FOR_ANY_DS).forbidOthers();
    }

    @Scenario("NOT-SEP")
    void theKeyIsNoSecureEntryPoint(World world) {
        SigningKey key = SigningKey.of(NAME, SigningKey.ZSK, SigningKey.ECDSA_P256);
        ScriptedZone zone = world.zone(ZONE).signed(Signing.with(key));
        run(new Dnssec02(), zone).expect(DS02_DNSKEY_NOT_SEP, addresses(zone, "ns1", "ns2"), ksk(zone)).forbidOthers();
    }

    @Scenario("NO-MATCHING-RRSIG")
    void theKeyDoesNotSign(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amendOn("ns1", content -> content.withoutSignatures("@", "DNSKEY"));
        run(new Dnssec02(), zone)
                .expect(DS02_NO_MATCHING_DNSKEY_RRSIG, addresses(zone, "ns1"), ksk(zone))
                .expect(DS02_DNSKEY_NOT_SIGNED_BY_ANY_DS, addresses(zone, "ns1")).forbidOthers();
    }

    @Scenario("ONE-OF-TWO-KEYS-SIGNS")
    void oneKeyThatSignsIsEnough(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        Signing signing = zone.signing();
        zone.ds(signing.ds(signing.ksk()), signing.ds(signing.zsk()));
        Arg zsk = KEYTAG.of((long) signing.zsk().keytag());
        run(new Dnssec02(), zone).expect(DS02_DNSKEY_NOT_SEP, zsk).expect(DS02_NO_MATCHING_DNSKEY_RRSIG, zsk)
                .forbidOthers();
    }

    @Scenario("RRSIG-NOT-VALID")
    void theSignatureIsForged(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amend(content -> Signing.alter(content, "@", "DNSKEY", Signing::forged));
        run(new Dnssec02(), zone)
                .expect(DS02_RRSIG_NOT_VALID_BY_DNSKEY, addresses(zone, "ns1", "ns2"), ksk(zone))
                .expect(DS02_NO_MATCHING_DNSKEY_RRSIG, ksk(zone))
                .expect(DS02_DNSKEY_NOT_SIGNED_BY_ANY_DS, addresses(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("RRSIG-EXPIRED")
    void theSignatureHasExpired(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.amend(content -> zone.signing().during(Duration.ofDays(2), Duration.ofDays(-1))
                .resign(content, "@", "DNSKEY"));
        run(new Dnssec02(), zone).expect(DS02_RRSIG_NOT_VALID_BY_DNSKEY, DS02_NO_MATCHING_DNSKEY_RRSIG,
                DS02_DNSKEY_NOT_SIGNED_BY_ANY_DS).forbidOthers();
    }

    @Scenario("ONE-GOOD-RRSIG")
    void ofSeveralSignaturesTheGoodOneCounts(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.amend(content -> content.add(Signing.forged(signature(zone.signing()))));
        run(new Dnssec02(), zone).forbidOthers();
    }

    @Scenario("ALGO-NOT-SUPPORTED")
    void theAlgorithmIsNotVerifiedHere(World world) {
        SigningKey key = SigningKey.of(NAME, SigningKey.KSK, SigningKey.ECDSA_P256);
        var record = new DNSKEYRecord(NAME, DClass.IN, 0, SigningKey.KSK, DNSKEYRecord.Protocol.DNSSEC, SM2SM3,
                key.record().getKey());
        ScriptedZone zone = world.zone(ZONE)
                .signed(Signing.with(new SigningKey(record, key.pair(), SigningKey.ECDSA_P256)));
        run(new Dnssec02(), zone)
                .expect(DS02_ALGO_NOT_SUPPORTED_BY_ZM, addresses(zone, "ns1", "ns2"), ALGO_NUM.of((long) SM2SM3),
                        ALGO_MNEMO.of("SM2SM3"), ksk(zone))
                .expect(DS02_DNSKEY_NOT_SIGNED_BY_ANY_DS).forbidOthers();
    }

    @Scenario("MORE-RRSIG-THAN-VERIFIED")
    void aSignatureThatWasLeftUnverifiedIsNoFault(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.amend(content -> {
            RRSIGRecord good = (RRSIGRecord) content.withoutSignatures("@", "DNSKEY").getFirst();
            IntStream.rangeClosed(0, 1_000).forEach(number -> content.add(withSignature(good, number)));
        });
        run(new Dnssec02(), zone).forbidOthers();
    }

    @Scenario("MANY-DS")
    void noMoreThanAHundredDsRecordsAreLookedAt(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.ds(IntStream.rangeClosed(0, Dnssec02.DS_MAX).mapToObj(Dnssec02Test::ds).toArray(DSRecord[]::new));
        ScenarioRun run = run(new Dnssec02(), zone)
                .expect(DS02_NO_DNSKEY_FOR_DS, DS02_NO_VALID_DNSKEY_FOR_ANY_DS).forbidOthers();
        assertThat(run.entries()).filteredOn(entry -> entry.tag().equals(DS02_NO_DNSKEY_FOR_DS.name()))
                .hasSize(Dnssec02.DS_MAX);
    }

    @Scenario("BAD-RESPONSES")
    void improperResponsesAreLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3", "ns4").signed().ds(ds(1));
        zone.server("ns1").on(ZONE, "DNSKEY", Misbehaviour.notAuthoritative());
        zone.server("ns2").on(ZONE, "DNSKEY", Misbehaviour.noEdns());
        zone.server("ns3").on(ZONE, "DNSKEY", Misbehaviour.withoutDnssecOk());
        run(new Dnssec02(), zone).expect(DS02_NO_DNSKEY_FOR_DS, addresses(zone, "ns4"))
                .expect(DS02_NO_VALID_DNSKEY_FOR_ANY_DS, addresses(zone, "ns4")).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec02(), world.withoutIpv4().zone(ZONE).signed())
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec02(), world.withoutIpv6().zone(ZONE).signed())
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).forbidOthers();
    }

    private static Arg ksk(ScriptedZone zone) {
        return KEYTAG.of((long) zone.signing().ksk().keytag());
    }

    private static Arg addresses(ScriptedZone zone, String... servers) {
        List<InetAddress> all = Stream.of(servers).flatMap(server -> zone.server(server).addresses().stream()).toList();
        return ADDRESSES.of(all);
    }

    private static RRSIGRecord signature(Signing signing) {
        List<Record> keys = signing.keys().stream().<Record>map(SigningKey::record).toList();
        return signing.ksk().sign(keys, signing.inception(), signing.expiration());
    }

    private static RRSIGRecord withSignature(RRSIGRecord like, int number) {
        byte[] octets = like.getSignature().clone();
        octets[0] = (byte) (number >> 8);
        octets[1] = (byte) number;
        return new RRSIGRecord(like.getName(), like.getDClass(), like.getTTL(), like.getTypeCovered(),
                like.getAlgorithm(), like.getOrigTTL(), like.getExpire(), like.getTimeSigned(), like.getFootprint(),
                like.getSigner(), octets);
    }

    /// A DS record that fits no key but in its key tag.
    private static DSRecord ds(int keytag) {
        return new DSRecord(NAME, DClass.IN, 0, keytag, SigningKey.ECDSA_P256, 2, new byte[32]);
    }
}
