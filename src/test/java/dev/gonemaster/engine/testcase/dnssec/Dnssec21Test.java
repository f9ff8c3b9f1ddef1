package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.PARENT_ZONE;
import static dev.gonemaster.engine.message.ArgName.ZONE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec21.Message.DS21_ALGO_NOT_SUPPORTED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec21.Message.DS21_DS_RRSIG_EXPIRED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec21.Message.DS21_DS_RRSIG_NOT_VALID_BY_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec21.Message.DS21_DS_RRSIG_NOT_VERIFIABLE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec21.Message.DS21_DS_RRSIG_NOT_YET_VALID;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec21.Message.DS21_DS_RRSIG_VERIFIED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec21.Message.DS21_NO_DNSKEY_FOR_DS_RRSIG;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec21.Message.DS21_NO_DS_RRSIG;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec21.Message.DS21_NO_PARENT_ZONE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec21.Message.DS21_PARENT_DNSKEY_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dnssec.SignatureState;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Forgery;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Dnssec21Test {
    private static final String CHILD = "child.xa";

    @Scenario("DS-RRSIG-VERIFIED")
    void theParentSigns(World world) {
        ScriptedZone parent = world.zone("xa").signed();
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_DS_RRSIG_VERIFIED, KEYTAG.of(keytag(parent)), addresses(parent, "ns1", "ns2"))
                .forbidOthers();
    }

    @Scenario("DS-RRSIG-EXPIRED")
    void theSignatureHasExpired(World world) {
        ScriptedZone parent = world.zone("xa").signed();
        parent.amend(content -> parent.signing().during(Duration.ofDays(9), Duration.ofDays(-2))
                .resign(content, CHILD, "DS"));
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_DS_RRSIG_EXPIRED, KEYTAG.of(keytag(parent)), addresses(parent, "ns1", "ns2"))
                .expect(DS21_DS_RRSIG_NOT_VERIFIABLE, addresses(parent, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("DS-RRSIG-NOT-YET-VALID")
    void theSignatureIsNotValidYet(World world) {
        ScriptedZone parent = world.zone("xa").signed();
        parent.amend(content -> parent.signing().during(Duration.ofDays(-2), Duration.ofDays(9))
                .resign(content, CHILD, "DS"));
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_DS_RRSIG_NOT_YET_VALID, KEYTAG.of(keytag(parent)), addresses(parent, "ns1", "ns2"))
                .expect(DS21_DS_RRSIG_NOT_VERIFIABLE).forbidOthers();
    }

    @Scenario("DS-RRSIG-FORGED")
    void theSignatureIsNotByTheKey(World world) {
        ScriptedZone parent = world.zone("xa").signed();
        parent.amend(content -> Signing.alter(content, CHILD, "DS", Signing::forged));
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_DS_RRSIG_NOT_VALID_BY_DNSKEY, KEYTAG.of(keytag(parent)),
                        addresses(parent, "ns1", "ns2"))
                .expect(DS21_DS_RRSIG_NOT_VERIFIABLE).forbidOthers();
    }

    @Scenario("DS-RRSIG-FORGED-AT-ONE-SERVER")
    void oneServerThatVerifiesIsEnough(World world) {
        ScriptedZone parent = world.zone("xa").signed();
        parent.amendOn("ns1", content -> Signing.alter(content, CHILD, "DS", Signing::forged));
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_DS_RRSIG_NOT_VALID_BY_DNSKEY, addresses(parent, "ns1"))
                .expect(DS21_DS_RRSIG_VERIFIED, addresses(parent, "ns2")).forbidOthers();
    }

    @Scenario("NO-DNSKEY-FOR-DS-RRSIG")
    void theParentDoesNotPublishTheKey(World world) {
        ScriptedZone parent = world.zone("xa").signed();
        Signing other = Signing.of(parent.name());
        parent.amend(content -> other.resign(content, CHILD, "DS"));
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_NO_DNSKEY_FOR_DS_RRSIG, KEYTAG.of((long) other.zsk().keytag()),
                        addresses(parent, "ns1", "ns2"))
                .expect(DS21_DS_RRSIG_NOT_VERIFIABLE).forbidOthers();
    }

    @Scenario("ALGO-NOT-SUPPORTED")
    void theAlgorithmIsNotVerifiedHere(World world) {
        ScriptedZone parent = world.zone("xa").signed();
        parent.amend(content -> Signing.alter(content, CHILD, "DS", signature ->
                Forgery.withAlgorithm(signature, 23)));
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_ALGO_NOT_SUPPORTED, KEYTAG.of(keytag(parent)), ALGO_NUM.of(23L),
                        ALGO_MNEMO.of("ECC-GOST12"), addresses(parent, "ns1", "ns2"))
                .expect(DS21_DS_RRSIG_NOT_VERIFIABLE).forbidOthers();
    }

    @Scenario("ALGO-NOT-SUPPORTED-NO-DNSKEY")
    void theAlgorithmCountsBeforeTheKey(World world) {
        ScriptedZone parent = world.zone("xa").signed();
        parent.amend(content -> Signing.of(parent.name()).resign(content, CHILD, "DS"));
        parent.amend(content -> Signing.alter(content, CHILD, "DS", signature ->
                Forgery.withAlgorithm(signature, 23)));
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_ALGO_NOT_SUPPORTED, DS21_DS_RRSIG_NOT_VERIFIABLE).forbidOthers();
    }

    @Scenario("DS-RRSIG-OF-ANOTHER-SIGNER")
    void onlyTheParentMaySign(World world) {
        ScriptedZone parent = world.zone("xa").signed();
        parent.amend(content -> Signing.alter(content, CHILD, "DS", signature ->
                Forgery.withSigner(signature, World.absolute("xb"))));
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_DS_RRSIG_NOT_VERIFIABLE, addresses(parent, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("NO-DS-RRSIG")
    void aServerLeavesTheSignatureOut(World world) {
        ScriptedZone parent = world.zone("xa").signed();
        parent.amendOn("ns1", content -> content.withoutSignatures(CHILD, "DS"));
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_NO_DS_RRSIG, addresses(parent, "ns1"))
                .expect(DS21_DS_RRSIG_VERIFIED, addresses(parent, "ns2")).forbidOthers();
    }

    @Scenario("UNSIGNED-PARENT")
    void aParentWithoutKeysCannotSign(World world) {
        ScriptedZone parent = world.zone("xa");
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_PARENT_DNSKEY_MISSING, PARENT_ZONE.of(parent.name()), addresses(parent, "ns1", "ns2"))
                .expect(DS21_NO_DS_RRSIG, addresses(parent, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("PARENT-DNSKEY-MISSING")
    void keysComeOnlyWithAuthority(World world) {
        ScriptedZone parent = world.zone("xa").signed();
        parent.server("ns1").on("xa", "DNSKEY", Misbehaviour.notAuthoritative());
        parent.server("ns2").on("xa", "DNSKEY", Misbehaviour.rcode(Rcode.SERVFAIL));
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_PARENT_DNSKEY_MISSING, addresses(parent, "ns1", "ns2")).forbidOthers();
    }

    @Scenario("UNDETERMINED-DS")
    void serversThatDoNotSpeakDnssecAreLeftOut(World world) {
        ScriptedZone parent = world.zone("xa").delegatedTo("ns1", "ns2", "ns3", "ns4").signed();
        parent.server("ns1").on(CHILD, "DS", Misbehaviour.noEdns());
        parent.server("ns2").on(CHILD, "DS", Misbehaviour.notAuthoritative());
        parent.server("ns3").on(CHILD, "DS", Misbehaviour.rcode(Rcode.REFUSED));
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_DS_RRSIG_VERIFIED, addresses(parent, "ns4")).forbidOthers();
    }

    @Scenario("NO-DS")
    void aDelegationWithoutDsIsNotJudged(World world) {
        world.zone("xa").signed();
        ScenarioRun run = run(new Dnssec21(), world.zone(CHILD)).forbidOthers();
        assertThat(run.entries()).isEmpty();
        assertThat(run.transport().exchanges()).noneMatch(asked -> asked.query().type() == Type.DNSKEY);
    }

    @Scenario("ROOT")
    void theRootHasNoParent(World world) {
        run(new Dnssec21(), world.zone(".").signed()).expect(DS21_NO_PARENT_ZONE, ZONE.of(Name.root)).forbidOthers();
    }

    @Scenario("NO-PARENT")
    void aZoneThatNobodyDelegatesHasNoParent(World world) {
        ScriptedZone zone = world.zone(CHILD).notDelegated();
        run(new Dnssec21(), zone).expect(DS21_NO_PARENT_ZONE, ZONE.of(zone.name())).forbidOthers();
    }

    @Scenario("UNDELEGATED")
    void anUndelegatedZoneHasNoParentToAsk(World world) {
        world.zone("xa").signed();
        assertThat(run(new Dnssec21(), world.zone(CHILD).signed().undelegated("ns1")).entries()).isEmpty();
    }

    @Scenario("SHARED-IP")
    void aSharedAddressIsListedOnce(World world) {
        ScriptedZone parent = world.zone("xa").signed();
        parent.server("ns2").sameAddressesAs(parent.server("ns1"));
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_DS_RRSIG_VERIFIED, addresses(parent, "ns1")).forbidOthers();
    }

    /// The state that is neither good nor bad: more keys of one key tag than are tried.
    @Scenario("TOO-MUCH-WORK")
    void whatWasNotVerifiedIsNotBlamed(World world) {
        ScriptedZone parent = world.zone("xa").signed();
        parent.amend(content -> Signing.alter(content, CHILD, "DS", Signing::forged));
        parent.amend(content -> Forgery.sameKeytag(parent.signing().zsk().record(), 5).forEach(content::add));
        ScenarioRun run = run(new Dnssec21(), world.zone(CHILD).signed());
        assertThat(run.entries()).as("%s is no verdict", SignatureState.UNVERIFIED).isEmpty();
    }

    @Scenario("IPV4-DISABLED")
    void theOtherAddressFamilyIsEnough(World world) {
        ScriptedZone parent = world.withoutIpv4().zone("xa").signed();
        List<InetAddress> asked = List.of(parent.server("ns1").addresses().getLast(),
                parent.server("ns2").addresses().getLast());
        run(new Dnssec21(), world.zone(CHILD).signed())
                .expect(DS21_DS_RRSIG_VERIFIED, ADDRESSES.of(asked)).forbidOthers();
    }

    private static long keytag(ScriptedZone zone) {
        return zone.signing().zsk().keytag();
    }

    private static Arg addresses(ScriptedZone zone, String... servers) {
        List<InetAddress> addresses = Arrays.stream(servers)
                .flatMap(server -> zone.server(server).addresses().stream()).toList();
        return ADDRESSES.of(addresses);
    }
}
