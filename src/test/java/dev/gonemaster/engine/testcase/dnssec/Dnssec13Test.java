package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec13.Message.DS13_ALGO_NOT_SIGNED_DNSKEY;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec13.Message.DS13_ALGO_NOT_SIGNED_NS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec13.Message.DS13_ALGO_NOT_SIGNED_SOA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.SigningKey;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.scenario.ZoneContent;
import java.util.function.Consumer;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Dnssec13Test {
    private static final String ZONE = "child.dnssec13.xa";
    private static final int ED25519 = 15;

    @Scenario("ALL-ALGO-SIGNED")
    void nothingIsSaidWhenBothAlgorithmsSignEverything(World world) {
        run(new Dnssec13(), signed(world)).forbidOthers();
    }

    @Scenario("SEVERAL-KEYS-ONE-ALGO")
    void notEveryKeyNeedsToSign(World world) {
        run(new Dnssec13(), world.zone(ZONE).signed()).forbidOthers();
    }

    @Scenario("ALGO-NOT-SIGNED-DNSKEY")
    void oneAlgorithmDoesNotSignDnskey(World world) {
        ScriptedZone zone = signed(world).amend(unsigned("DNSKEY"));
        run(new Dnssec13(), zone)
                .expect(DS13_ALGO_NOT_SIGNED_DNSKEY, ADDRESSES.of(zone.addresses("ns1", "ns2")),
                        ALGO_MNEMO.of("ED25519"), ALGO_NUM.of(15L))
                .forbidOthers();
    }

    @Scenario("ALGO-NOT-SIGNED-SOA")
    void oneAlgorithmDoesNotSignSoa(World world) {
        ScriptedZone zone = signed(world).amend(unsigned("SOA"));
        run(new Dnssec13(), zone)
                .expect(DS13_ALGO_NOT_SIGNED_SOA, ADDRESSES.of(zone.addresses("ns1", "ns2")),
                        ALGO_MNEMO.of("ED25519"), ALGO_NUM.of(15L))
                .forbidOthers();
    }

    @Scenario("ALGO-NOT-SIGNED-NS")
    void oneAlgorithmDoesNotSignNsOnOneServer(World world) {
        ScriptedZone zone = signed(world).amendOn("ns2", unsigned("NS"));
        run(new Dnssec13(), zone)
                .expect(DS13_ALGO_NOT_SIGNED_NS, ADDRESSES.of(zone.addresses("ns2")), ALGO_MNEMO.of("ED25519"),
                        ALGO_NUM.of(15L))
                .forbidOthers();
    }

    @Scenario("ALGO-NOT-SIGNED-ANYTHING")
    void anAlgorithmThatOnlyHasAKeySignsNothing(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .with("@", "DNSKEY", "257 3 8 AQPSKAsj8w==").with("@", "DNSKEY", "256 3 8 AQPSKAsj8g==");
        ScenarioRun run = run(new Dnssec13(), zone)
                .expect(DS13_ALGO_NOT_SIGNED_DNSKEY, ALGO_NUM.of(8L)).expect(DS13_ALGO_NOT_SIGNED_SOA, ALGO_NUM.of(8L))
                .expect(DS13_ALGO_NOT_SIGNED_NS, ALGO_NUM.of(8L)).forbidOthers();
        assertThat(run.entries()).extracting(Entry::tag).containsExactly("DS13_ALGO_NOT_SIGNED_DNSKEY",
                "DS13_ALGO_NOT_SIGNED_SOA", "DS13_ALGO_NOT_SIGNED_NS");
    }

    /// What has no signature at all belongs to Dnssec08 and Dnssec09, and ends the round of that server.
    @Scenario("DNSKEY-NOT-SIGNED")
    void nothingMoreIsSaidOfAServerWithoutSignatureOverDnskey(World world) {
        ScriptedZone zone = signed(world).amend(unsigned("SOA")).amend(unsigned("NS"))
                .amend(content -> content.withoutSignatures("@", "DNSKEY"));
        run(new Dnssec13(), zone).forbidOthers();
    }

    @Scenario("SOA-NOT-SIGNED")
    void nothingMoreIsSaidOfAServerWithoutSignatureOverSoa(World world) {
        ScriptedZone zone = signed(world).amend(unsigned("NS"))
                .amendOn("ns1", content -> content.withoutSignatures("@", "SOA"));
        run(new Dnssec13(), zone)
                .expect(DS13_ALGO_NOT_SIGNED_NS, ADDRESSES.of(zone.addresses("ns2"))).forbidOthers();
    }

    @Scenario("NO-SOA-RESPONSE")
    void nothingMoreIsSaidOfAServerWithoutProperSoaResponse(World world) {
        ScriptedZone zone = signed(world).amend(unsigned("NS"));
        zone.server("ns1").on(ZONE, "SOA", Misbehaviour.fails(Outcome.Failure.TIMEOUT));
        zone.server("ns2").on(ZONE, "SOA", Misbehaviour.otherOwner("other.xa"));
        run(new Dnssec13(), zone).forbidOthers();
    }

    @Scenario("NO-DNSKEY-RESPONSE")
    void serversWithoutProperDnskeyResponseArePassedOver(World world) {
        ScriptedZone zone = signed(world).amend(unsigned("NS"));
        zone.server("ns1").on(ZONE, "DNSKEY", Misbehaviour.rcode(Rcode.SERVFAIL));
        zone.server("ns2").on(ZONE, "DNSKEY", Misbehaviour.notAuthoritative());
        run(new Dnssec13(), zone).forbidOthers();
    }

    @Scenario("NO-DNSKEY")
    void nothingIsSaidOfAnUnsignedZone(World world) {
        run(new Dnssec13(), world.zone(ZONE)).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec13(), signed(world.withoutIpv4()).amend(unsigned("NS")))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.NS)).expect(DS13_ALGO_NOT_SIGNED_NS).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec13(), signed(world.withoutIpv6()).amend(unsigned("NS")))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.DNSKEY)).expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.NS)).expect(DS13_ALGO_NOT_SIGNED_NS).forbidOthers();
    }

    /// With one key of ECDSA and one of Ed25519, both of which sign everything.
    private static ScriptedZone signed(World world) {
        ScriptedZone zone = world.zone(ZONE);
        return zone.signed(Signing.with(SigningKey.of(zone.name(), SigningKey.KSK, SigningKey.ECDSA_P256),
                SigningKey.of(zone.name(), SigningKey.KSK, ED25519)));
    }

    /// Takes the signature by Ed25519 over an RRset at the apex away.
    private static Consumer<ZoneContent> unsigned(String type) {
        return content -> content.withoutSignatures("@", type).stream()
                .filter(signature -> signature.getAlgorithm() != ED25519).forEach(content::add);
    }
}
