package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec18.Message.DS18_NO_MATCH_CDNSKEY_RRSIG_DS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec18.Message.DS18_NO_MATCH_CDS_RRSIG_DS;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.SigningKey;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Dnssec18Test {
    private static final Name ZONE = World.absolute("child.dnssec18.xa");

    private final Signing signing = Signing.of(ZONE);
    private final SigningKey ksk = signing.ksk();

    @Scenario("MATCH")
    void bothAreSignedWithAKeyThatTheParentTrusts(World world) {
        run(new Dnssec18(), zone(world)).forbidOthers();
    }

    @Scenario("MATCH-2")
    void oneOfSeveralDsRecordsIsEnough(World world) {
        Signing former = Signing.of(ZONE);
        ScriptedZone zone = zone(world).ds(former.ds(former.ksk()), signing.ds(ksk));
        run(new Dnssec18(), zone).forbidOthers();
    }

    @Scenario("MATCH-3")
    void aDigestThatCannotBeComputedHereFits(World world) {
        run(new Dnssec18(), zone(world).ds(ds(3))).forbidOthers();
    }

    @Scenario("MATCH-4")
    void whatOneServerOfTheParentSaysIsEnough(World world) {
        ScriptedZone zone = zone(world);
        world.zone("dnssec18.xa").amendOn("ns1", content -> content.without(ZONE.toString(), "DS"));
        world.zone("dnssec18.xa").server("ns1").notAuthoritative();
        run(new Dnssec18(), zone).forbidOthers();
    }

    @Scenario("NO-MATCH-CDS-RRSIG-DS")
    void cdsIsSignedWithAnotherKey(World world) {
        ScriptedZone zone = zone(world)
                .amend(content -> Signing.with(signing.zsk()).resign(content, "@", "CDS"));
        run(new Dnssec18(), zone)
                .expect(DS18_NO_MATCH_CDS_RRSIG_DS, addresses(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("NO-MATCH-CDNSKEY-RRSIG-DS")
    void cdnskeyIsSignedWithAnotherKey(World world) {
        ScriptedZone zone = zone(world)
                .amend(content -> Signing.with(signing.zsk()).resign(content, "@", "CDNSKEY"));
        run(new Dnssec18(), zone)
                .expect(DS18_NO_MATCH_CDNSKEY_RRSIG_DS, addresses(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("NO-MATCH-UNSIGNED")
    void oneServerGivesNoSignatures(World world) {
        ScriptedZone zone = zone(world).amendOn("ns1", content -> content.without("@", "RRSIG"));
        run(new Dnssec18(), zone)
                .expect(DS18_NO_MATCH_CDS_RRSIG_DS, addresses(zone, "ns1"))
                .expect(DS18_NO_MATCH_CDNSKEY_RRSIG_DS, addresses(zone, "ns1")).forbidOthers();
    }

    @Scenario("NO-MATCH-DS")
    void theDsRecordPointsToNoKey(World world) {
        Signing former = Signing.of(ZONE);
        run(new Dnssec18(), zone(world).ds(former.ds(former.ksk())))
                .expect(DS18_NO_MATCH_CDS_RRSIG_DS, DS18_NO_MATCH_CDNSKEY_RRSIG_DS).forbidOthers();
    }

    @Scenario("NO-MATCH-DS-2")
    void theDigestIsOfAnotherKeyThanItsKeyTag(World world) {
        run(new Dnssec18(), zone(world).ds(ds(DNSSEC.Digest.SHA256)))
                .expect(DS18_NO_MATCH_CDS_RRSIG_DS, DS18_NO_MATCH_CDNSKEY_RRSIG_DS).forbidOthers();
    }

    @Scenario("NO-MATCH-DNSKEY")
    void oneServerGivesNoKeys(World world) {
        ScriptedZone zone = zone(world).amendOn("ns2", content -> content.without("@", "DNSKEY"));
        run(new Dnssec18(), zone)
                .expect(DS18_NO_MATCH_CDS_RRSIG_DS, addresses(zone, "ns2"))
                .expect(DS18_NO_MATCH_CDNSKEY_RRSIG_DS, addresses(zone, "ns2")).forbidOthers();
    }

    @Scenario("NO-DNSKEY")
    void nobodyGivesKeys(World world) {
        run(new Dnssec18(), zone(world).amend(content -> content.without("@", "DNSKEY"))).forbidOthers();
    }

    @Scenario("NO-DS")
    void theParentTrustsNoKey(World world) {
        run(new Dnssec18(), zone(world).ds().amend(content -> content.without("@", "RRSIG"))).forbidOthers();
    }

    @Scenario("NO-CDS-CDNSKEY")
    void neitherIsThere(World world) {
        Signing former = Signing.of(ZONE);
        run(new Dnssec18(), world.zone(ZONE.toString()).signed(signing).ds(former.ds(former.ksk()))).forbidOthers();
    }

    @Scenario("CDS-SERVFAIL")
    void aServerThatFailsOnCdsIsLeftOut(World world) {
        ScriptedZone zone = zone(world).amend(content -> content.without("@", "RRSIG"));
        zone.server("ns1").on(ZONE.toString(), "CDS", Misbehaviour.rcode(Rcode.SERVFAIL));
        run(new Dnssec18(), zone)
                .expect(DS18_NO_MATCH_CDS_RRSIG_DS, addresses(zone, "ns2"))
                .expect(DS18_NO_MATCH_CDNSKEY_RRSIG_DS, addresses(zone, "ns2")).forbidOthers();
    }

    @Scenario("UNDELEGATED")
    void theDsRecordsOfAnUndelegatedTestCount(World world) {
        ScriptedZone zone = zone(world).ds().undelegated("ns1", "ns2")
                .undelegatedDs(signing.ds(signing.zsk()).rdataToString());
        run(new Dnssec18(), zone)
                .expect(DS18_NO_MATCH_CDS_RRSIG_DS, DS18_NO_MATCH_CDNSKEY_RRSIG_DS).forbidOthers();
    }

    @Scenario("UNDELEGATED-2")
    void givenDsRecordsTakeThePlaceOfTheParents(World world) {
        ScriptedZone zone = zone(world).undelegatedDs(signing.ds(signing.zsk()).rdataToString());
        run(new Dnssec18(), zone)
                .expect(DS18_NO_MATCH_CDS_RRSIG_DS, DS18_NO_MATCH_CDNSKEY_RRSIG_DS).forbidOthers();
    }

    @Scenario("UNDELEGATED-NO-DS")
    void anUndelegatedTestWithoutDsRecordsSaysNothing(World world) {
        run(new Dnssec18(), zone(world).undelegated("ns1").amend(content -> content.without("@", "RRSIG")))
                .forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec18(), zone(world.withoutIpv4()))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.CDS)).expect(IPV4_DISABLED, QUERY_TYPE.of(Type.CDNSKEY))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec18(), zone(world.withoutIpv6())).expect(IPV6_DISABLED).forbidOthers();
    }

    /// With CDS and CDNSKEY records of its KSK.
    private ScriptedZone zone(World world) {
        return world.zone(ZONE.toString())
                .amend(content -> content.add(signing.cds(ksk)).add(ksk.cdnskey())).signed(signing);
    }

    /// With the key tag of the KSK and a digest of no key.
    private DSRecord ds(int digestType) {
        return new DSRecord(ZONE, DClass.IN, 3600, ksk.keytag(), ksk.algorithm(), digestType, new byte[32]);
    }

    private static Arg addresses(ScriptedZone zone, String... servers) {
        return ADDRESSES.of(zone.addresses(servers));
    }
}
