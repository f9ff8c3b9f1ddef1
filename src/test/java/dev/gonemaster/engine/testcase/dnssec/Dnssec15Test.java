package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec15.Message.DS15_HAS_CDNSKEY_NO_CDS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec15.Message.DS15_HAS_CDS_AND_CDNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec15.Message.DS15_HAS_CDS_NO_CDNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec15.Message.DS15_INCONSISTENT_CDNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec15.Message.DS15_INCONSISTENT_CDS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec15.Message.DS15_MISMATCH_CDS_CDNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec15.Message.DS15_NO_CDS_CDNSKEY;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.SigningKey;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.CDSRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class Dnssec15Test {
    private static final String ZONE = "child.dnssec15.xa";
    private static final String DELETE_CDS = "0 0 0 00";
    private static final String DELETE_CDNSKEY = "0 3 0 AA==";
    /// Of no key.
    private static final String DIGEST = "00".repeat(32);

    private final Signing one = Signing.of(World.absolute(ZONE));
    private final Signing other = Signing.of(World.absolute(ZONE));
    private final CDSRecord cds = one.cds(one.ksk());
    private final Record cdnskey = one.ksk().cdnskey();

    @Scenario("NO-CDS-CDNSKEY")
    void neitherIsThere(World world) {
        run(new Dnssec15(), zone(world)).expect(DS15_NO_CDS_CDNSKEY).forbidOthers();
    }

    @Scenario("HAS-CDS-AND-CDNSKEY")
    void bothAreThere(World world) {
        ScriptedZone zone = zone(world, cds, cdnskey);
        run(new Dnssec15(), zone).expect(DS15_HAS_CDS_AND_CDNSKEY, addresses(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("HAS-CDS-AND-CDNSKEY-2")
    void oneKeyMayHaveSeveralDigests(World world) {
        ScriptedZone zone = zone(world, cds, one.withDigest(DNSSEC.Digest.SHA384).cds(one.ksk()), cdnskey,
                other.cds(other.ksk()), other.ksk().cdnskey());
        run(new Dnssec15(), zone).expect(DS15_HAS_CDS_AND_CDNSKEY).forbidOthers();
    }

    @Scenario("HAS-CDS-AND-CDNSKEY-3")
    void aDigestThatCannotBeComputedHereFits(World world) {
        ScriptedZone zone = zone(world, cdnskey)
                .with("@", "CDS", one.ksk().keytag() + " " + SigningKey.ECDSA_P256 + " 3 " + DIGEST);
        run(new Dnssec15(), zone).expect(DS15_HAS_CDS_AND_CDNSKEY).forbidOthers();
    }

    @Scenario("DELETE")
    void bothAskForNoTrust(World world) {
        ScriptedZone zone = zone(world).with("@", "CDS", DELETE_CDS).with("@", "CDNSKEY", DELETE_CDNSKEY);
        run(new Dnssec15(), zone).expect(DS15_HAS_CDS_AND_CDNSKEY).forbidOthers();
    }

    @Scenario("HAS-CDS-NO-CDNSKEY")
    void onlyCdsIsThere(World world) {
        ScriptedZone zone = zone(world, cds);
        run(new Dnssec15(), zone).expect(DS15_HAS_CDS_NO_CDNSKEY, addresses(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("HAS-CDNSKEY-NO-CDS")
    void onlyCdnskeyIsThere(World world) {
        ScriptedZone zone = zone(world, cdnskey);
        run(new Dnssec15(), zone).expect(DS15_HAS_CDNSKEY_NO_CDS, addresses(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("INCONSISTENT-CDS")
    void serversGiveDifferentCds(World world) {
        ScriptedZone zone = zone(world, cds).amendOn("ns2", content -> content.add(other.cds(other.ksk())));
        run(new Dnssec15(), zone).expect(DS15_HAS_CDS_NO_CDNSKEY, DS15_INCONSISTENT_CDS).forbidOthers();
    }

    @Scenario("INCONSISTENT-CDNSKEY")
    void serversGiveDifferentCdnskey(World world) {
        ScriptedZone zone = zone(world, cdnskey).amendOn("ns2", content -> content.add(other.ksk().cdnskey()));
        run(new Dnssec15(), zone).expect(DS15_HAS_CDNSKEY_NO_CDS, DS15_INCONSISTENT_CDNSKEY).forbidOthers();
    }

    @Scenario("INCONSISTENT-CDS-CDNSKEY")
    void anEmptyRrsetDiffersFromAnyOther(World world) {
        ScriptedZone zone = zone(world, cds, cdnskey)
                .amendOn("ns2", content -> content.without("@", "CDS").without("@", "CDNSKEY"));
        run(new Dnssec15(), zone)
                .expect(DS15_HAS_CDS_AND_CDNSKEY, addresses(zone, "ns1"))
                .expect(DS15_INCONSISTENT_CDS, DS15_INCONSISTENT_CDNSKEY).forbidOthers();
    }

    @Scenario("MISMATCH-1")
    void theyAreOfDifferentKeys(World world) {
        ScriptedZone zone = zone(world, cds, other.ksk().cdnskey());
        run(new Dnssec15(), zone).expect(DS15_HAS_CDS_AND_CDNSKEY)
                .expect(DS15_MISMATCH_CDS_CDNSKEY, addresses(zone, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("MISMATCH-2")
    void aCdsHasNoCdnskey(World world) {
        run(new Dnssec15(), zone(world, cds, cdnskey, other.cds(other.ksk())))
                .expect(DS15_HAS_CDS_AND_CDNSKEY, DS15_MISMATCH_CDS_CDNSKEY).forbidOthers();
    }

    @Scenario("MISMATCH-3")
    void aCdnskeyHasNoCds(World world) {
        run(new Dnssec15(), zone(world, cds, cdnskey, other.ksk().cdnskey()))
                .expect(DS15_HAS_CDS_AND_CDNSKEY, DS15_MISMATCH_CDS_CDNSKEY).forbidOthers();
    }

    @Scenario("MISMATCH-4")
    void aDigestIsOfAnotherKeyThanItsKeyTag(World world) {
        ScriptedZone zone = zone(world, cdnskey).with("@", "CDS",
                one.ksk().keytag() + " " + SigningKey.ECDSA_P256 + " " + DNSSEC.Digest.SHA256 + " " + DIGEST);
        run(new Dnssec15(), zone).expect(DS15_HAS_CDS_AND_CDNSKEY, DS15_MISMATCH_CDS_CDNSKEY).forbidOthers();
    }

    @Scenario("MISMATCH-DELETE")
    void onlyOneOfThemAsksForNoTrust(World world) {
        ScriptedZone zone = zone(world, cds, cdnskey).with("@", "CDNSKEY", DELETE_CDNSKEY);
        run(new Dnssec15(), zone).expect(DS15_HAS_CDS_AND_CDNSKEY, DS15_MISMATCH_CDS_CDNSKEY).forbidOthers();
    }

    @Scenario("MALFORMED")
    void recordsWithoutDigestOrKeyAreCompared(World world) {
        ScriptedZone zone = zone(world).with("@", "CDS", "\\# 4 00010102").with("@", "CDNSKEY", "\\# 4 01010301");
        run(new Dnssec15(), zone).expect(DS15_HAS_CDS_AND_CDNSKEY, DS15_MISMATCH_CDS_CDNSKEY).forbidOthers();
    }

    @Scenario("NOT-AA")
    void aServerWithoutAuthorityIsLeftOut(World world) {
        ScriptedZone zone = zone(world, cds, cdnskey);
        zone.server("ns1").notAuthoritative();
        run(new Dnssec15(), zone).expect(DS15_HAS_CDS_AND_CDNSKEY, addresses(zone, "ns2")).forbidOthers();
    }

    @Scenario("CDS-SERVFAIL")
    void aServerThatFailsOnCdsIsLeftOutForCdnskeyToo(World world) {
        ScriptedZone zone = zone(world, cds, cdnskey)
                .amendOn("ns1", content -> content.add(other.ksk().cdnskey()));
        zone.server("ns1").on(ZONE, "CDS", Misbehaviour.rcode(Rcode.SERVFAIL));
        run(new Dnssec15(), zone).expect(DS15_HAS_CDS_AND_CDNSKEY, addresses(zone, "ns2")).forbidOthers();
    }

    @Scenario("CDNSKEY-SERVFAIL")
    void aServerThatFailsOnCdnskeyIsHeardOnCds(World world) {
        ScriptedZone zone = zone(world, cds, cdnskey).amendOn("ns1", content -> content.without("@", "CDS"));
        zone.server("ns1").on(ZONE, "CDNSKEY", Misbehaviour.rcode(Rcode.SERVFAIL));
        run(new Dnssec15(), zone).expect(DS15_HAS_CDS_AND_CDNSKEY, addresses(zone, "ns2"))
                .expect(DS15_INCONSISTENT_CDS).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec15(), zone(world.withoutIpv4()))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.CDS)).expect(IPV4_DISABLED, QUERY_TYPE.of(Type.CDNSKEY))
                .expect(DS15_NO_CDS_CDNSKEY).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec15(), zone(world.withoutIpv6())).expect(IPV6_DISABLED, DS15_NO_CDS_CDNSKEY).forbidOthers();
    }

    private static ScriptedZone zone(World world, Record... records) {
        ScriptedZone zone = world.zone(ZONE);
        for (Record record : records) {
            zone.amend(content -> content.add(record));
        }
        return zone;
    }

    private static Arg addresses(ScriptedZone zone, String... servers) {
        return ADDRESSES.of(zone.addresses(servers));
    }
}
