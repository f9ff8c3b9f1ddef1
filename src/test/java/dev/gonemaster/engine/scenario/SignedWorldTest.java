package dev.gonemaster.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.DsMatch;
import dev.gonemaster.engine.dnssec.SignatureState;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.zone.Zone;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What a scripted world says of a signed zone, and that it holds.
class SignedWorldTest {
    private final World world = new World();

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 8, 10, 13, 14, 15, 16, 18})
    void whatEachAlgorithmSignsIsValid(int algorithm) {
        ScriptedZone zone = world.zone("child.xa");
        zone.signed(Signing.with(SigningKey.of(zone.name(), SigningKey.KSK, algorithm),
                SigningKey.of(zone.name(), SigningKey.ZSK, algorithm)));
        Zone tested = zone.tested();
        assertThat(states(tested, Type.DNSKEY)).containsOnly(SignatureState.VALID);
        assertThat(states(tested, Type.SOA)).containsOnly(SignatureState.VALID);
        assertThat(states(tested, Type.NS)).containsOnly(SignatureState.VALID);
    }

    @Test
    void theParentHasTheMatchingDs() {
        world.zone("xa").signed();
        ScriptedZone zone = world.zone("child.xa").signed();
        Zone tested = zone.tested();
        Response response = response(tested.parentSide().nameServers().orElseThrow().servers().first(), tested,
                zone.name(), Type.DS);
        SignedRrset ds = SignedRrset.answer(response);
        assertThat(ds.records()).singleElement().satisfies(record -> assertThat(
                DsMatch.of((DSRecord) record, zone.signing().ksk().record())).isEqualTo(DsMatch.MATCH));
        List<DNSKEYRecord> keys = world.zone("xa").signing().keys().stream().map(SigningKey::record).toList();
        assertThat(tested.signatures().judge(ds, ds.signatures().getFirst(), keys, response.receivedAt()))
                .isEqualTo(SignatureState.VALID);
    }

    @Test
    void timesAndForgeriesAreSeen() {
        ScriptedZone zone = world.zone("child.xa").signed();
        zone.amend(content -> Signing.alter(content, "@", "SOA", Signing::forged));
        zone.amend(content -> zone.signing().during(Duration.ofDays(2), Duration.ofDays(-1))
                .resign(content, "@", "NS"));
        zone.amend(content -> zone.signing().during(Duration.ofDays(-1), Duration.ofDays(2))
                .resign(content, "@", "DNSKEY"));
        Zone tested = zone.tested();
        assertThat(states(tested, Type.SOA)).containsOnly(SignatureState.BOGUS);
        assertThat(states(tested, Type.NS)).containsOnly(SignatureState.EXPIRED);
        assertThat(states(tested, Type.DNSKEY)).containsOnly(SignatureState.NOT_YET_VALID);
    }

    @Test
    void nsecProvesWhatIsNotThere() {
        Zone tested = world.zone("child.xa").with("www", "A", "192.0.2.80").signed().tested();
        assertThat(denial(tested, "child.xa.", Type.TXT)).containsExactly("child.xa. NSEC");
        assertThat(denial(tested, "zzz.child.xa.", Type.A)).containsExactly("www.child.xa. NSEC", "child.xa. NSEC");
        assertThat(answer(tested, tested.name(), Type.NSEC).answer()).hasSize(1);
    }

    @Test
    void nsec3ProvesWhatIsNotThere() {
        ScriptedZone zone = world.zone("child.xa").with("www", "A", "192.0.2.80");
        Zone tested = zone.signed(Signing.of(zone.name()).with(DenialChain.nsec3(1, "ab", false))).tested();
        assertThat(answer(tested, tested.name(), Type.NSEC3PARAM).answer()).hasSize(1);
        assertThat(denial(tested, "child.xa.", Type.NSEC)).singleElement().asString().endsWith(".child.xa. NSEC3");
        Response none = answer(tested, World.absolute("zzz.child.xa"), Type.A);
        assertThat(none.rcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(none.section(Section.AUTHORITY, Type.NSEC3)).hasSizeBetween(2, 3);
        assertThat(none.section(Section.AUTHORITY, Type.RRSIG)).hasSizeBetween(3, 4);
    }

    private static List<String> denial(Zone tested, String name, int type) {
        return answer(tested, World.absolute(name), type).message().getSection(Section.AUTHORITY).stream()
                .filter(record -> record.getType() == Type.NSEC || record.getType() == Type.NSEC3)
                .map(record -> record.getName() + " " + Type.string(record.getType())).toList();
    }

    private static Set<SignatureState> states(Zone tested, int type) {
        Response keys = answer(tested, tested.name(), Type.DNSKEY);
        Response response = answer(tested, tested.name(), type);
        SignedRrset rrset = SignedRrset.answer(response);
        return rrset.signatures().stream().map(signature -> tested.signatures().judge(rrset, signature,
                SignedRrset.answer(keys).keys(), response.receivedAt())).collect(Collectors.toSet());
    }

    private static Response answer(Zone tested, Name name, int type) {
        return response(tested.nameServers().first(), tested, name, type);
    }

    private static Response response(NameServer server, Zone tested, Name name, int type) {
        Outcome outcome = tested.dns().ask(server.address(), Query.dnssec(name, type));
        return (Response) outcome;
    }
}
