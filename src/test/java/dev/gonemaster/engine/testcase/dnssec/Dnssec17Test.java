package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec17.Message.DS17_CDNSKEY_INVALID_RRSIG;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec17.Message.DS17_CDNSKEY_IS_NON_SEP;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec17.Message.DS17_CDNSKEY_IS_NON_ZONE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec17.Message.DS17_CDNSKEY_MATCHES_NO_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec17.Message.DS17_CDNSKEY_NOT_SIGNED_BY_CDNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec17.Message.DS17_CDNSKEY_SIGNED_BY_UNKNOWN_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec17.Message.DS17_CDNSKEY_UNSIGNED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec17.Message.DS17_CDNSKEY_WITHOUT_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec17.Message.DS17_DELETE_CDNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec17.Message.DS17_DNSKEY_NOT_SIGNED_BY_CDNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec17.Message.DS17_MIXED_DELETE_CDNSKEY;

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
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class Dnssec17Test {
    private static final Name ZONE = World.absolute("child.dnssec17.xa");
    private static final String DELETE = "0 3 0 AA==";

    private final SigningKey key = SigningKey.of(ZONE, SigningKey.KSK, SigningKey.ECDSA_P256);
    private final SigningKey second = SigningKey.of(ZONE, SigningKey.KSK, SigningKey.ECDSA_P256);
    private final Signing signing = Signing.with(key);

    @Scenario("VALID-CDNSKEY")
    void allCdnskeyRecordsAreGood(World world) {
        run(new Dnssec17(), zone(world, signing, key.cdnskey())).forbidOthers();
    }

    @Scenario("NO-CDNSKEY")
    void noneIsThere(World world) {
        run(new Dnssec17(), zone(world, signing)).forbidOthers();
    }

    @Scenario("NOT-AA")
    void nobodyHasAuthority(World world) {
        ScriptedZone zone = zone(world, signing, key.cdnskey()).amend(content -> content.without("@", "DNSKEY"));
        zone.server("ns1").on(ZONE.toString(), "CDNSKEY", Misbehaviour.notAuthoritative());
        zone.server("ns2").on(ZONE.toString(), "CDNSKEY", Misbehaviour.notAuthoritative());
        run(new Dnssec17(), zone).forbidOthers();
    }

    @Scenario("CDNSKEY-INVALID-RRSIG")
    void theSignatureIsExpired(World world) {
        ScriptedZone zone = zone(world, signing, key.cdnskey()).amend(content ->
                signing.during(Duration.ofDays(2), Duration.ofDays(-1)).resign(content, "@", "CDNSKEY"));
        run(new Dnssec17(), zone)
                .expect(DS17_CDNSKEY_INVALID_RRSIG, addresses(zone, "ns1", "ns2"), keytag(key)).forbidOthers();
    }

    @Scenario("CDNSKEY-INVALID-RRSIG-2")
    void theTimeOfTheSignatureHasNotCome(World world) {
        ScriptedZone zone = zone(world, signing, key.cdnskey()).amend(content ->
                signing.during(Duration.ofDays(-1), Duration.ofDays(2)).resign(content, "@", "CDNSKEY"));
        run(new Dnssec17(), zone).expect(DS17_CDNSKEY_INVALID_RRSIG, keytag(key)).forbidOthers();
    }

    @Scenario("CDNSKEY-INVALID-RRSIG-3")
    void oneServerHasAForgedSignature(World world) {
        ScriptedZone zone = zone(world, signing, key.cdnskey())
                .amendOn("ns1", content -> Signing.alter(content, "@", "CDNSKEY", Signing::forged));
        run(new Dnssec17(), zone)
                .expect(DS17_CDNSKEY_INVALID_RRSIG, addresses(zone, "ns1"), keytag(key)).forbidOthers();
    }

    @Scenario("CDNSKEY-MATCHES-NO-DNSKEY")
    void oneRecordIsOfAKeyThatTheZoneHasNot(World world) {
        ScriptedZone zone = zone(world, signing, key.cdnskey(), second.cdnskey());
        run(new Dnssec17(), zone)
                .expect(DS17_CDNSKEY_MATCHES_NO_DNSKEY, addresses(zone, "ns1", "ns2"), keytag(second))
                .forbidOthers();
    }

    @Scenario("CDNSKEY-IS-NON-SEP")
    void theKeyHasNoSepFlag(World world) {
        SigningKey zsk = key.withFlags(SigningKey.ZSK);
        ScriptedZone zone = zone(world, Signing.with(zsk), zsk.cdnskey());
        run(new Dnssec17(), zone)
                .expect(DS17_CDNSKEY_IS_NON_SEP, addresses(zone, "ns1", "ns2"), keytag(zsk)).forbidOthers();
    }

    @Scenario("CDNSKEY-IS-NON-SEP-2")
    void aKeyWithoutSepFlagIsNotThere(World world) {
        SigningKey other = second.withFlags(SigningKey.ZSK);
        run(new Dnssec17(), zone(world, signing, key.cdnskey(), other.cdnskey()))
                .expect(DS17_CDNSKEY_IS_NON_SEP, keytag(other))
                .expect(DS17_CDNSKEY_MATCHES_NO_DNSKEY, keytag(other)).forbidOthers();
    }

    @Scenario("CDNSKEY-IS-NON-ZONE")
    void aKeyWithoutZoneFlagIsNotLookedFor(World world) {
        SigningKey other = second.withFlags(DNSKEYRecord.Flags.SEP_KEY);
        ScriptedZone zone = zone(world, signing, key.cdnskey(), other.cdnskey());
        run(new Dnssec17(), zone)
                .expect(DS17_CDNSKEY_IS_NON_ZONE, addresses(zone, "ns1", "ns2"), keytag(other)).forbidOthers();
    }

    @Scenario("CDNSKEY-NOT-SIGNED-BY-CDNSKEY")
    void oneKeyHasNotSignedTheCdnskeyRrset(World world) {
        ScriptedZone zone = zone(world, Signing.with(key, second), key.cdnskey(), second.cdnskey())
                .amend(content -> signing.resign(content, "@", "CDNSKEY"));
        run(new Dnssec17(), zone)
                .expect(DS17_CDNSKEY_NOT_SIGNED_BY_CDNSKEY, addresses(zone, "ns1", "ns2"), keytag(second))
                .forbidOthers();
    }

    @Scenario("CDNSKEY-SIGNED-BY-UNKNOWN-DNSKEY")
    void aSignatureIsByAKeyThatTheZoneHasNot(World world) {
        ScriptedZone zone = zone(world, signing, key.cdnskey())
                .amend(content -> Signing.with(key, second).resign(content, "@", "CDNSKEY"));
        run(new Dnssec17(), zone)
                .expect(DS17_CDNSKEY_SIGNED_BY_UNKNOWN_DNSKEY, addresses(zone, "ns1", "ns2"), keytag(second))
                .forbidOthers();
    }

    @Scenario("CDNSKEY-UNSIGNED")
    void thereIsNoSignature(World world) {
        ScriptedZone zone = zone(world, signing, key.cdnskey())
                .amend(content -> content.withoutSignatures("@", "CDNSKEY"));
        run(new Dnssec17(), zone)
                .expect(DS17_CDNSKEY_UNSIGNED, addresses(zone, "ns1", "ns2"))
                .expect(DS17_CDNSKEY_NOT_SIGNED_BY_CDNSKEY, keytag(key)).forbidOthers();
    }

    @Scenario("CDNSKEY-WITHOUT-DNSKEY")
    void thereAreNoKeys(World world) {
        ScriptedZone zone = zone(world, signing, key.cdnskey()).amend(content -> content.without("@", "DNSKEY"));
        run(new Dnssec17(), zone)
                .expect(DS17_CDNSKEY_WITHOUT_DNSKEY, addresses(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("CDNSKEY-WITHOUT-DNSKEY-2")
    void oneServerIsSilentWhenAskedForKeys(World world) {
        ScriptedZone zone = zone(world, signing, key.cdnskey());
        zone.server("ns1").on(ZONE.toString(), "DNSKEY", Misbehaviour.fails(Outcome.Failure.TIMEOUT));
        run(new Dnssec17(), zone).expect(DS17_CDNSKEY_WITHOUT_DNSKEY, addresses(zone, "ns1")).forbidOthers();
    }

    @Scenario("DELETE-CDNSKEY")
    void theOnlyRecordAsksForNoTrust(World world) {
        ScriptedZone zone = world.zone(ZONE.toString()).with("@", "CDNSKEY", DELETE).signed(signing);
        run(new Dnssec17(), zone).expect(DS17_DELETE_CDNSKEY, addresses(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("MIXED-DELETE-CDNSKEY")
    void oneOfTheRecordsAsksForNoTrust(World world) {
        ScriptedZone zone = world.zone(ZONE.toString()).with("@", "CDNSKEY", DELETE);
        zone.amend(content -> content.add(key.cdnskey())).signed(signing);
        run(new Dnssec17(), zone).expect(DS17_MIXED_DELETE_CDNSKEY, addresses(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("DNSKEY-NOT-SIGNED-BY-CDNSKEY")
    void theKeyHasNotSignedTheKeys(World world) {
        ScriptedZone zone = zone(world, signing, key.cdnskey())
                .amend(content -> content.withoutSignatures("@", "DNSKEY"));
        run(new Dnssec17(), zone)
                .expect(DS17_DNSKEY_NOT_SIGNED_BY_CDNSKEY, addresses(zone, "ns1", "ns2"), keytag(key)).forbidOthers();
    }

    /// SM2SM3 for keys.
    @Scenario("NOT-SUPPORTED")
    void whatCannotBeVerifiedHereIsNotJudged(World world) {
        ScriptedZone zone = world.zone(ZONE.toString()).with("@", "DNSKEY", "257 3 17 AAEC")
                .with("@", "CDNSKEY", "257 3 17 AAEC")
                .with("@", "RRSIG", "CDNSKEY 17 3 3600 20990101000000 20200101000000 1555 " + ZONE + " AAEC")
                .with("@", "RRSIG", "DNSKEY 17 3 3600 20990101000000 20200101000000 1555 " + ZONE + " AAEC");
        run(new Dnssec17(), zone).forbidOthers();
    }

    @Scenario("MALFORMED")
    void aRecordWithoutKeyMatchesNothing(World world) {
        ScriptedZone zone = world.zone(ZONE.toString()).with("@", "CDNSKEY", "\\# 4 01010301").signed(signing);
        run(new Dnssec17(), zone).expect(DS17_CDNSKEY_MATCHES_NO_DNSKEY).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec17(), zone(world.withoutIpv4(), signing, key.cdnskey()))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.CDNSKEY)).expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY))
                .forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec17(), zone(world.withoutIpv6(), signing, key.cdnskey())).expect(IPV6_DISABLED).forbidOthers();
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
