package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec16.Message.DS16_CDS_INVALID_RRSIG;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec16.Message.DS16_CDS_MATCHES_NON_SEP_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec16.Message.DS16_CDS_MATCHES_NON_ZONE_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec16.Message.DS16_CDS_MATCHES_NO_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec16.Message.DS16_CDS_NOT_SIGNED_BY_CDS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec16.Message.DS16_CDS_SIGNED_BY_UNKNOWN_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec16.Message.DS16_CDS_UNSIGNED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec16.Message.DS16_CDS_WITHOUT_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec16.Message.DS16_DELETE_CDS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec16.Message.DS16_DNSKEY_NOT_SIGNED_BY_CDS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec16.Message.DS16_MIXED_DELETE_CDS;

import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.SigningKey;
import dev.gonemaster.engine.scenario.World;
import java.time.Duration;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class Dnssec16Test {
    private static final Name ZONE = World.absolute("child.dnssec16.xa");
    private static final String DELETE = "0 0 0 00";

    private final SigningKey key = SigningKey.of(ZONE, SigningKey.KSK, SigningKey.ECDSA_P256);
    private final SigningKey second = SigningKey.of(ZONE, SigningKey.KSK, SigningKey.ECDSA_P256);
    private final Signing signing = Signing.with(key);

    @Scenario("VALID-CDS")
    void allCdsRecordsAreGood(World world) {
        run(new Dnssec16(), zone(world, signing, signing.cds(key))).forbidOthers();
    }

    @Scenario("NO-CDS")
    void noneIsThere(World world) {
        run(new Dnssec16(), zone(world, signing)).forbidOthers();
    }

    @Scenario("NOT-AA")
    void nobodyHasAuthority(World world) {
        ScriptedZone zone = zone(world, signing, signing.cds(key)).amend(content -> content.without("@", "DNSKEY"));
        zone.server("ns1").on(ZONE.toString(), "CDS", Misbehaviour.notAuthoritative());
        zone.server("ns2").on(ZONE.toString(), "CDS", Misbehaviour.notAuthoritative());
        run(new Dnssec16(), zone).forbidOthers();
    }

    @Scenario("CDS-INVALID-RRSIG")
    void theSignatureIsExpired(World world) {
        ScriptedZone zone = zone(world, signing, signing.cds(key)).amend(content ->
                signing.during(Duration.ofDays(2), Duration.ofDays(-1)).resign(content, "@", "CDS"));
        run(new Dnssec16(), zone)
                .expect(DS16_CDS_INVALID_RRSIG, addresses(zone, "ns1", "ns2"), keytag(key)).forbidOthers();
    }

    @Scenario("CDS-INVALID-RRSIG-2")
    void theTimeOfTheSignatureHasNotCome(World world) {
        ScriptedZone zone = zone(world, signing, signing.cds(key)).amend(content ->
                signing.during(Duration.ofDays(-1), Duration.ofDays(2)).resign(content, "@", "CDS"));
        run(new Dnssec16(), zone).expect(DS16_CDS_INVALID_RRSIG, keytag(key)).forbidOthers();
    }

    @Scenario("CDS-INVALID-RRSIG-3")
    void oneServerHasAForgedSignature(World world) {
        ScriptedZone zone = zone(world, signing, signing.cds(key))
                .amendOn("ns1", content -> Signing.alter(content, "@", "CDS", Signing::forged));
        run(new Dnssec16(), zone).expect(DS16_CDS_INVALID_RRSIG, addresses(zone, "ns1"), keytag(key)).forbidOthers();
    }

    @Scenario("CDS-MATCHES-NO-DNSKEY")
    void oneRecordIsOfAKeyThatTheZoneHasNot(World world) {
        ScriptedZone zone = zone(world, signing, signing.cds(key), signing.cds(second));
        run(new Dnssec16(), zone)
                .expect(DS16_CDS_MATCHES_NO_DNSKEY, addresses(zone, "ns1", "ns2"), keytag(second)).forbidOthers();
    }

    @Scenario("CDS-MATCHES-NO-DNSKEY-2")
    void aDigestIsOfAnotherKeyThanItsKeyTag(World world) {
        String digest = " " + SigningKey.ECDSA_P256 + " " + DNSSEC.Digest.SHA256 + " " + "00".repeat(32);
        ScriptedZone zone = world.zone(ZONE.toString()).with("@", "CDS", key.keytag() + digest).signed(signing);
        run(new Dnssec16(), zone).expect(DS16_CDS_MATCHES_NO_DNSKEY, keytag(key)).forbidOthers();
    }

    @Scenario("CDS-MATCHES-NON-SEP-DNSKEY")
    void theKeyHasNoSepFlag(World world) {
        SigningKey zsk = key.withFlags(SigningKey.ZSK);
        ScriptedZone zone = zone(world, Signing.with(zsk), signing.cds(zsk));
        run(new Dnssec16(), zone)
                .expect(DS16_CDS_MATCHES_NON_SEP_DNSKEY, addresses(zone, "ns1", "ns2"), keytag(zsk)).forbidOthers();
    }

    @Scenario("CDS-MATCHES-NON-ZONE-DNSKEY")
    void oneKeyHasNoZoneFlag(World world) {
        SigningKey other = second.withFlags(DNSKEYRecord.Flags.SEP_KEY);
        ScriptedZone zone = zone(world, signing, other.record(), signing.cds(key), signing.cds(other));
        run(new Dnssec16(), zone)
                .expect(DS16_CDS_MATCHES_NON_ZONE_DNSKEY, addresses(zone, "ns1", "ns2"), keytag(other)).forbidOthers();
    }

    @Scenario("CDS-NOT-SIGNED-BY-CDS")
    void oneKeyHasNotSignedTheCdsRrset(World world) {
        ScriptedZone zone = zone(world, Signing.with(key, second), signing.cds(key), signing.cds(second))
                .amend(content -> signing.resign(content, "@", "CDS"));
        run(new Dnssec16(), zone)
                .expect(DS16_CDS_NOT_SIGNED_BY_CDS, addresses(zone, "ns1", "ns2"), keytag(second)).forbidOthers();
    }

    @Scenario("CDS-SIGNED-BY-UNKNOWN-DNSKEY")
    void aSignatureIsByAKeyThatTheZoneHasNot(World world) {
        ScriptedZone zone = zone(world, signing, signing.cds(key))
                .amend(content -> Signing.with(key, second).resign(content, "@", "CDS"));
        run(new Dnssec16(), zone)
                .expect(DS16_CDS_SIGNED_BY_UNKNOWN_DNSKEY, addresses(zone, "ns1", "ns2"), keytag(second))
                .forbidOthers();
    }

    @Scenario("CDS-UNSIGNED")
    void thereIsNoSignature(World world) {
        ScriptedZone zone = zone(world, signing, signing.cds(key))
                .amend(content -> content.withoutSignatures("@", "CDS"));
        run(new Dnssec16(), zone)
                .expect(DS16_CDS_UNSIGNED, addresses(zone, "ns1", "ns2"))
                .expect(DS16_CDS_NOT_SIGNED_BY_CDS, keytag(key)).forbidOthers();
    }

    @Scenario("CDS-WITHOUT-DNSKEY")
    void thereAreNoKeys(World world) {
        ScriptedZone zone = zone(world, signing, signing.cds(key)).amend(content -> content.without("@", "DNSKEY"));
        run(new Dnssec16(), zone)
                .expect(DS16_CDS_WITHOUT_DNSKEY, addresses(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("CDS-WITHOUT-DNSKEY-2")
    void oneServerIsSilentWhenAskedForKeys(World world) {
        ScriptedZone zone = zone(world, signing, signing.cds(key));
        zone.server("ns1").on(ZONE.toString(), "DNSKEY", Misbehaviour.fails(Outcome.Failure.TIMEOUT));
        run(new Dnssec16(), zone).expect(DS16_CDS_WITHOUT_DNSKEY, addresses(zone, "ns1")).forbidOthers();
    }

    @Scenario("DELETE-CDS")
    void theOnlyRecordAsksForNoTrust(World world) {
        ScriptedZone zone = world.zone(ZONE.toString()).with("@", "CDS", DELETE).signed(signing);
        run(new Dnssec16(), zone).expect(DS16_DELETE_CDS, addresses(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("MIXED-DELETE-CDS")
    void oneOfTheRecordsAsksForNoTrust(World world) {
        ScriptedZone zone = world.zone(ZONE.toString()).with("@", "CDS", DELETE);
        zone.amend(content -> content.add(signing.cds(key))).signed(signing);
        run(new Dnssec16(), zone).expect(DS16_MIXED_DELETE_CDS, addresses(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("DNSKEY-NOT-SIGNED-BY-CDS")
    void theKeyHasNotSignedTheKeys(World world) {
        ScriptedZone zone = zone(world, signing, signing.cds(key))
                .amend(content -> content.withoutSignatures("@", "DNSKEY"));
        run(new Dnssec16(), zone)
                .expect(DS16_DNSKEY_NOT_SIGNED_BY_CDS, addresses(zone, "ns1", "ns2"), keytag(key)).forbidOthers();
    }

    /// SM2SM3 for keys and GOST R 34.11-94 for digests.
    @Scenario("NOT-SUPPORTED")
    void whatCannotBeVerifiedHereIsNotJudged(World world) {
        ScriptedZone zone = world.zone(ZONE.toString()).with("@", "DNSKEY", "257 3 17 AAEC")
                .with("@", "CDS", "1555 17 3 " + "00".repeat(32))
                .with("@", "RRSIG", "CDS 17 3 3600 20990101000000 20200101000000 1555 " + ZONE + " AAEC")
                .with("@", "RRSIG", "DNSKEY 17 3 3600 20990101000000 20200101000000 1555 " + ZONE + " AAEC");
        run(new Dnssec16(), zone).forbidOthers();
    }

    @Scenario("MALFORMED")
    void aRecordWithoutDigestMatchesNothing(World world) {
        ScriptedZone zone = world.zone(ZONE.toString()).with("@", "CDS", "\\# 4 00010d02").signed(signing);
        run(new Dnssec16(), zone).expect(DS16_CDS_MATCHES_NO_DNSKEY).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec16(), zone(world.withoutIpv4(), signing, signing.cds(key)))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.CDS)).expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY))
                .forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec16(), zone(world.withoutIpv6(), signing, signing.cds(key))).expect(IPV6_DISABLED).forbidOthers();
    }

    private static ScriptedZone zone(World world, Signing signing, Record... requests) {
        ScriptedZone zone = world.zone(ZONE.toString());
        for (Record request : requests) {
            zone.amend(content -> content.add(request));
        }
        return zone.signed(signing);
    }

    private static Arg addresses(ScriptedZone zone, String... servers) {
        return ADDRESSES.of(zone.addresses(servers));
    }

    private static Arg keytag(SigningKey key) {
        return KEYTAG.of((long) key.keytag());
    }
}
