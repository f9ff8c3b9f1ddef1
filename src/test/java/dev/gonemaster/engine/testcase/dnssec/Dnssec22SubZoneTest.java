package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SIGNER;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec22.Message.DS22_NS_ADDRESS_CHAIN_BROKEN;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec22.Message.DS22_NS_ADDRESS_INSECURE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec22.Message.DS22_NS_ADDRESS_ORPHAN_ZONE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec22.Message.DS22_NS_ADDRESS_RRSIG_NOT_VALID_BY_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec22.Message.DS22_NS_ADDRESS_UNSIGNED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec22.Message.DS22_NS_ADDRESS_VALIDATES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.scenario.DenialChain;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// Name server names in zones below the one under test, served by the same servers unless told otherwise.
class Dnssec22SubZoneTest {
    private static final String ZONE = "child.xa";
    private static final String SUB = "sub.child.xa";
    private static final String HOST = "ns1.sub.child.xa";

    @Scenario("SECURE-SUB-ZONE")
    void theChainOfTrustGoesOnBelow(World world) {
        sub(world).signed();
        ScriptedZone zone = zone(world).signed();
        run(new Dnssec22(), zone).expect(DS22_NS_ADDRESS_VALIDATES, SERVERS.of(zone.servers(HOST))).forbidOthers();
    }

    @Scenario("SECURE-ZONE-BELOW-SUB-ZONE")
    void theChainOfTrustHasTwoLinks(World world) {
        String host = "ns1.deep.sub.child.xa";
        world.zone("deep.sub.child.xa").delegatedTo("ns1").signed();
        world.zone(SUB).delegatedTo(host).signed();
        ScriptedZone zone = world.zone(ZONE).delegatedTo(host).signed();
        run(new Dnssec22(), zone).expect(DS22_NS_ADDRESS_VALIDATES).forbidOthers();
        world.zone(SUB).amend(content -> Signing.alter(content, "@", "DNSKEY", Signing::forged));
        run(new Dnssec22(), zone)
                .expect(DS22_NS_ADDRESS_CHAIN_BROKEN, SIGNER.of(World.absolute("deep.sub.child.xa"))).forbidOthers();
    }

    @Scenario("FORGED-IN-SUB-ZONE")
    void theZoneBelowMustSign(World world) {
        sub(world).signed().amend(content -> Signing.alter(content, "ns1", "A", Signing::forged));
        run(new Dnssec22(), zone(world).signed())
                .expect(DS22_NS_ADDRESS_RRSIG_NOT_VALID_BY_DNSKEY, SIGNER.of(World.absolute(SUB))).forbidOthers();
    }

    @Scenario("UNSIGNED-IN-SECURE-SUB-ZONE")
    void theZoneBelowLeavesTheSignatureOut(World world) {
        sub(world).signed().amend(content -> content.withoutSignatures("ns1", "A"));
        run(new Dnssec22(), zone(world).signed())
                .expect(DS22_NS_ADDRESS_UNSIGNED, NS.of(World.absolute(HOST))).forbidOthers();
    }

    @Scenario("INSECURE-SUB-ZONE")
    void belowAnInsecureDelegationNothingIsSigned(World world) {
        sub(world);
        ScriptedZone zone = zone(world).signed();
        run(new Dnssec22(), zone)
                .expect(DS22_NS_ADDRESS_INSECURE, NS.of(World.absolute(HOST)), SERVERS.of(zone.servers(HOST)))
                .forbidOthers();
    }

    @Scenario("INSECURE-SUB-ZONE-NSEC3")
    void aHashedNameProvesTheDelegation(World world) {
        sub(world);
        ScriptedZone zone = zone(world);
        run(new Dnssec22(), zone.signed(Signing.of(zone.name()).with(DenialChain.nsec3(5, "ab", false))))
                .expect(DS22_NS_ADDRESS_INSECURE).forbidOthers();
    }

    @Scenario("INSECURE-SUB-ZONE-OPT-OUT")
    void anOptOutNeedNotProveTheDelegation(World world) {
        sub(world);
        ScriptedZone zone = zone(world);
        run(new Dnssec22(), zone.signed(Signing.of(zone.name()).with(DenialChain.nsec3(0, "", true))))
                .expect(DS22_NS_ADDRESS_INSECURE).forbidOthers();
    }

    @Scenario("INSECURE-SUB-ZONE-SIGNED")
    void anIslandOfSecurityIsInsecure(World world) {
        sub(world).signed().ds();
        run(new Dnssec22(), zone(world).signed()).expect(DS22_NS_ADDRESS_INSECURE).forbidOthers();
    }

    @Scenario("TOO-MANY-ITERATIONS")
    void whatIsNotHashedIsNotJudged(World world) {
        sub(world);
        ScriptedZone zone = zone(world);
        zone.signed(Signing.of(zone.name()).with(DenialChain.nsec3(CutDenial.ITERATIONS_MAX + 1, "", false)));
        assertThat(run(new Dnssec22(), zone).entries()).isEmpty();
    }

    @Scenario("DS-WITHOUT-DNSKEY")
    void dsRecordsLeadNowhere(World world) {
        ScriptedZone sub = sub(world).signed();
        Signing other = Signing.of(sub.name());
        sub.ds(other.ds().toArray(DSRecord[]::new));
        ScriptedZone zone = zone(world).signed();
        run(new Dnssec22(), zone)
                .expect(DS22_NS_ADDRESS_CHAIN_BROKEN, NS.of(World.absolute(HOST)), SIGNER.of(sub.name()),
                        SERVERS.of(zone.servers(HOST)))
                .forbidOthers();
    }

    @Scenario("DS-UNSIGNED-SUB-ZONE")
    void theZoneBelowIsNotSignedAtAll(World world) {
        ScriptedZone sub = sub(world);
        sub.ds(Signing.of(sub.name()).ds().toArray(DSRecord[]::new));
        run(new Dnssec22(), zone(world).signed()).expect(DS22_NS_ADDRESS_CHAIN_BROKEN).forbidOthers();
    }

    @Scenario("DS-FORGED")
    void dsRecordsAreNotBelieved(World world) {
        sub(world).signed();
        run(new Dnssec22(), zone(world).signed().amend(content -> Signing.alter(content, SUB, "DS", Signing::forged)))
                .expect(DS22_NS_ADDRESS_CHAIN_BROKEN).forbidOthers();
    }

    @Scenario("DS-UNSIGNED")
    void dsRecordsHaveNoSignature(World world) {
        sub(world).signed();
        run(new Dnssec22(), zone(world).signed().amend(content -> content.withoutSignatures(SUB, "DS")))
                .expect(DS22_NS_ADDRESS_CHAIN_BROKEN).forbidOthers();
    }

    @Scenario("DNSKEY-FORGED")
    void keysAreNotBelieved(World world) {
        sub(world).signed().amend(content -> Signing.alter(content, "@", "DNSKEY", Signing::forged));
        run(new Dnssec22(), zone(world).signed()).expect(DS22_NS_ADDRESS_CHAIN_BROKEN).forbidOthers();
    }

    @Scenario("DNSKEY-NOT-ANSWERED")
    void keysAreNotGiven(World world) {
        sub(world).signed();
        ScriptedZone zone = zone(world).signed();
        zone.server(HOST).on(SUB, "DNSKEY", Misbehaviour.rcode(Rcode.SERVFAIL));
        run(new Dnssec22(), zone).expect(DS22_NS_ADDRESS_CHAIN_BROKEN).forbidOthers();
    }

    @Scenario("DS-DIGEST-NOT-SUPPORTED")
    void aDigestThatIsNotComputedHereIsNotBlamed(World world) {
        ScriptedZone sub = sub(world).signed();
        DSRecord known = sub.signing().ds().getFirst();
        sub.ds(new DSRecord(known.getName(), known.getDClass(), known.getTTL(), known.getFootprint(),
                known.getAlgorithm(), 99, known.getDigest()));
        assertThat(run(new Dnssec22(), zone(world).signed()).entries()).isEmpty();
    }

    @Scenario("ORPHAN-ZONE")
    void aZoneIsServedThatNobodyDelegates(World world) {
        ScriptedZone sub = sub(world).notDelegated().servedBy(HOST).signed().ds();
        ScriptedZone zone = zone(world).signed();
        run(new Dnssec22(), zone)
                .expect(DS22_NS_ADDRESS_ORPHAN_ZONE, NS.of(World.absolute(HOST)), SIGNER.of(sub.name()),
                        SERVERS.of(zone.servers(HOST)))
                .forbidOthers();
    }

    @Scenario("ORPHAN-ZONE-NO-NS-BIT")
    void theRecordOfTheNameListsNoDelegation(World world) {
        sub(world).notDelegated().servedBy(HOST).signed().ds();
        run(new Dnssec22(), zone(world).with(SUB, "TXT", "text").signed())
                .expect(DS22_NS_ADDRESS_ORPHAN_ZONE).forbidOthers();
    }

    @Scenario("ORPHAN-ZONE-BELOW-EMPTY-NAME")
    void aNameWithoutRecordsIsNoDelegation(World world) {
        sub(world).notDelegated().servedBy(HOST).signed().ds();
        run(new Dnssec22(), zone(world).with("www.sub.child.xa", "TXT", "text").signed())
                .expect(DS22_NS_ADDRESS_ORPHAN_ZONE).forbidOthers();
    }

    @Scenario("DS-NOT-ANSWERED")
    void withoutAWordAboutTheCutNothingIsSaid(World world) {
        sub(world).notDelegated().servedBy(HOST).signed().ds();
        ScriptedZone zone = zone(world).signed();
        zone.server(HOST).on(SUB, "DS", Misbehaviour.fails(Failure.TIMEOUT));
        assertThat(run(new Dnssec22(), zone).entries()).isEmpty();
    }

    @Scenario("DS-NOT-ANSWERED-UNSIGNED")
    void theCutMayBeInsecure(World world) {
        sub(world);
        ScriptedZone zone = zone(world).signed();
        zone.server(HOST).on(SUB, "DS", Misbehaviour.notAuthoritative());
        assertThat(run(new Dnssec22(), zone).entries()).isEmpty();
    }

    @Scenario("REFERRAL")
    void whatAServerRefersElsewhereIsNotJudgedThere(World world) {
        sub(world).delegatedTo("ns1", "ns2").signed();
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns0", HOST, "ns2.sub.child.xa").servedBy("ns0").signed();
        zone.server("ns0").on("ns2.sub.child.xa", "A", Misbehaviour.changed(answer -> answer.getHeader()
                .setFlag(Flags.AA)));
        run(new Dnssec22(), zone).expect(DS22_NS_ADDRESS_VALIDATES).forbidOthers();
    }

    @Scenario("MANY-LABELS")
    void noMoreThanSomeCutsAreAskedFor(World world) {
        String host = labels(ZoneCuts.CUTS_MAX - 1);
        ScriptedZone zone = world.zone(ZONE).delegatedTo(host).signed()
                .amend(content -> content.withoutSignatures(host, "A"));
        run(new Dnssec22(), zone).expect(DS22_NS_ADDRESS_UNSIGNED, NS.of(World.absolute(host))).forbidOthers();
    }

    @Scenario("TOO-MANY-LABELS")
    void beyondThatNothingIsSaid(World world) {
        String host = labels(ZoneCuts.CUTS_MAX);
        ScriptedZone zone = world.zone(ZONE).delegatedTo(host).signed()
                .amend(content -> content.withoutSignatures(host, "A"));
        ScenarioRun run = run(new Dnssec22(), zone);
        assertThat(run.entries()).isEmpty();
        assertThat(run.transport().exchanges())
                .filteredOn(asked -> asked.query().type() == Type.DS && asked.query().name().labels() > 3)
                .hasSize(2 * ZoneCuts.CUTS_MAX);
    }

    /// A name so many labels below another one in the zone.
    private static String labels(int count) {
        return IntStream.range(0, count).mapToObj(i -> "l" + i).collect(Collectors.joining(".")) + ".host." + ZONE;
    }

    private static ScriptedZone sub(World world) {
        return world.zone(SUB).delegatedTo("ns1");
    }

    private static ScriptedZone zone(World world) {
        return world.zone(ZONE).delegatedTo(HOST);
    }
}
