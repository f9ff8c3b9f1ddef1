package dev.gonemaster.engine.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.EngineParts;
import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunProgress;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.TestcaseEngine;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.chain.ChainDocument.NsName;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;

/// Names of name servers in the document of a run of dnssec22.
class NsNamesTest {
    private final World world = new World();

    @Test
    void namesWhoseAddressesAreSignedAreValid() {
        assertThat(nsNames(world.zone("child.xa").signed())).containsExactly(new NsName("ns1.child.xa", "valid"),
                new NsName("ns2.child.xa", "valid"));
    }

    @Test
    void aFaultMakesOneNameBogusAndLeavesTheOtherValid() {
        ScriptedZone zone = world.zone("child.xa").signed();
        zone.amendOn("ns2", content -> Signing.alter(content, "ns1", "A", Signing::forged));
        assertThat(nsNames(zone)).containsExactly(new NsName("ns1.child.xa", "bogus"),
                new NsName("ns2.child.xa", "valid"));
    }

    @Test
    void whatIsBogusDoesNotDependOnTheLevelsOfTheProfile() {
        ScriptedZone zone = world.zone("child.xa").signed()
                .amend(content -> content.withoutSignatures("ns1", "A"));
        assertThat(nsNames(zone, "{\"test_levels\": {\"DNSSEC\": {\"DS22_NS_ADDRESS_UNSIGNED\": \"NOTICE\"}}}"))
                .contains(new NsName("ns1.child.xa", "bogus"));
    }

    @Test
    void namesInAnInsecureZoneBelowAreInsecure() {
        below();
        assertThat(nsNames(zone())).containsExactly(new NsName("ns1.sub.child.xa", "insecure"));
    }

    @Test
    void namesInASecureZoneBelowAreValid() {
        below().signed();
        assertThat(nsNames(zone())).containsExactly(new NsName("ns1.sub.child.xa", "valid"));
    }

    @Test
    void namesBehindABrokenChainAreBogus() {
        below().signed().amend(content -> Signing.alter(content, "@", "DNSKEY", Signing::forged));
        assertThat(nsNames(zone())).containsExactly(new NsName("ns1.sub.child.xa", "bogus"));
    }

    @Test
    void aZoneBelowThatVouchesForItselfIsNotBelieved() {
        Name sub = below().signed().name();
        ScriptedZone zone = zone();
        zone.amend(content -> Signing.alter(content, "sub", "DS", signature -> signedBy(sub, signature)));
        assertThat(nsNames(zone)).containsExactly(new NsName("ns1.sub.child.xa", "bogus"));
    }

    @Test
    void whereTheZoneIsNotSecureNothingIsKnown() {
        assertThat(nsNames(world.zone("child.xa").signed().ds())).isNull();
    }

    @Test
    void namesOfOtherZonesAreLeftOut() {
        assertThat(nsNames(world.zone("child.xa").delegatedTo("ns1.xb", "ns1").signed()))
                .containsExactly(new NsName("ns1.child.xa", "valid"));
    }

    private static RRSIGRecord signedBy(Name signer, RRSIGRecord other) {
        return new RRSIGRecord(other.getName(), other.getDClass(), other.getTTL(), other.getTypeCovered(),
                other.getAlgorithm(), other.getOrigTTL(), other.getExpire(), other.getTimeSigned(),
                other.getFootprint(), signer, other.getSignature());
    }

    private ScriptedZone below() {
        return world.zone("sub.child.xa").delegatedTo("ns1");
    }

    private ScriptedZone zone() {
        return world.zone("child.xa").delegatedTo("ns1.sub.child.xa").signed();
    }

    private @Nullable List<NsName> nsNames(ScriptedZone zone) {
        return nsNames(zone, "{}");
    }

    private @Nullable List<NsName> nsNames(ScriptedZone zone, String profile) {
        var engine = new TestcaseEngine(RootHints.of(world.rootServers()),
                EngineParts.NETWORK.withTransports((_, _) -> world.transport()));
        var profiles = Testcases.profiles();
        var request = new RunRequest(zone.name(), Set.of("dnssec22"), zone.undelegatedData(), Level.INFO,
                profiles.merge(profiles.defaults(), profile));
        ChainDocument chain = engine.run(request, new RunControl(Duration.ofMinutes(1)), RunProgress.NONE).chain();
        assertThat(chain).isNotNull();
        return chain.nsNames();
    }
}
