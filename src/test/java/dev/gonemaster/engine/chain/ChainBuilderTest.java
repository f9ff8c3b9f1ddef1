package dev.gonemaster.engine.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.gonemaster.engine.chain.ChainDocument.Dnskey;
import dev.gonemaster.engine.chain.ChainDocument.Link;
import dev.gonemaster.engine.chain.ChainDocument.Signature;
import dev.gonemaster.engine.chain.ChainDocument.Signed;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.RunDnsClient;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.SigningKey;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.scenario.ZoneContent;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.CDSRecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Type;

class ChainBuilderTest {
    private final World world = new World();
    private final ScriptedZone parent = world.zone("xa").signed();
    private final ScriptedZone zone = world.zone("child.xa");

    @Test
    void aZoneWhoseKeysFitIsSecure() {
        zone.signed();
        ChainDocument chain = chain();
        assertThat(chain.version()).isEqualTo(3);
        assertThat(chain.zone()).isEqualTo("child.xa");
        assertThat(chain.parentZone()).isEqualTo("xa");
        assertThat(chain.delegation()).isEqualTo("normal");
        assertThat(chain.status()).isEqualTo("secure");
        assertThat(chain.truncated()).isFalse();
        assertThat(chain.parent().dsSource()).isEqualTo("parent");
        assertThat(chain.parent().ds()).singleElement().satisfies(ds -> {
            assertThat(ds.keyTag()).isEqualTo(zone.signing().ksk().keytag());
            assertThat(ds.digest()).matches("[0-9a-f]{64}");
            assertThat(ds.servers()).hasSize(4);
        });
        assertThat(chain.parent().dsRrsig()).extracting(Signature::state).containsExactly("valid");
        assertThat(chain.parent().dnskeys()).extracting(Dnskey::keyTag)
                .containsExactly(parent.signing().zsk().keytag());
        assertThat(chain.child().dnskeys()).extracting(Dnskey::sep, Dnskey::anchored, Dnskey::keySize)
                .containsExactlyInAnyOrder(tuple(true, true, 256),
                        tuple(false, false, 256));
        assertThat(chain.child().dnskeyRrsig()).singleElement().satisfies(signature -> {
            assertThat(signature.state()).isEqualTo("valid");
            assertThat(signature.signer()).isEqualTo("child.xa");
            assertThat(signature.inception()).isEqualTo("2026-11-22T11:00:00Z");
        });
        assertThat(chain.child().signed()).extracting(Signed::type).containsExactly("SOA", "NS");
        assertThat(chain.child().serversQueried()).hasSize(4);
        assertThat(chain.links()).singleElement().satisfies(link -> {
            assertThat(link.status()).isEqualTo("match");
            assertThat(link.dnskeyKeyTag()).isEqualTo(link.dsKeyTag());
        });
    }

    @Test
    void aZoneWithoutKeysAndDsIsUnsigned() {
        assertThat(chain().status()).isEqualTo("unsigned");
        assertThat(chain().parent().dsSource()).isEqualTo("none");
        assertThat(chain().child().serversWithoutDnskey()).hasSize(4);
    }

    @Test
    void aSignedZoneWithoutDsIsAnIsland() {
        zone.signed().ds();
        assertThat(chain().status()).isEqualTo("island");
        assertThat(chain().parent().serversWithoutDs()).hasSize(4);
    }

    @Test
    void dsRecordsWithoutKeysAreBroken() {
        zone.signed();
        zone.amend(content -> content.without("@", "DNSKEY"));
        assertThat(chain().status()).isEqualTo("broken");
        assertThat(chain().links()).isEmpty();
    }

    @Test
    void linksSayWhyADsDoesNotFit() {
        Signing signing = Signing.of(zone.name());
        zone.signed(signing).ds(with(signing, 2), with(signing, 250),
                zone.signing().ds(SigningKey.of(zone.name(), SigningKey.KSK, SigningKey.ECDSA_P256)));
        assertThat(chain().links()).extracting(Link::status)
                .containsExactlyInAnyOrder("digest_mismatch", "unsupported_digest", "no_dnskey");
        assertThat(chain().status()).isEqualTo("indeterminate");
    }

    @Test
    void aKeyThatDoesNotSignTheKeysIsNoLink() {
        zone.signed();
        zone.ds(zone.signing().ds(zone.signing().zsk()));
        assertThat(chain().links()).extracting(Link::status).containsExactly("key_not_signing");
        assertThat(chain().status()).isEqualTo("broken");
    }

    @Test
    void expiredSignaturesBreakTheChainAndNameTheServers() {
        zone.signed(Signing.of(zone.name()).during(Duration.ofDays(20), Duration.ofDays(-1)));
        assertThat(chain().status()).isEqualTo("broken");
        assertThat(chain().child().dnskeyRrsig()).extracting(Signature::state).containsExactly("expired");
        assertThat(chain().child().serversStale()).hasSize(4);
    }

    @Test
    void aServerWithoutKeysMakesItPartial() {
        zone.signed();
        zone.amendOn("ns2", content -> content.without("@", "DNSKEY"));
        assertThat(chain().status()).isEqualTo("partial");
        assertThat(chain().child().serversWithoutDnskey()).hasSize(2);
    }

    @Test
    void aZoneWithGoodKeysAndForgedDataIsBroken() {
        zone.signed();
        zone.amend(content -> Signing.alter(content, "@", "SOA", Signing::forged));
        zone.amend(content -> Signing.alter(content, "@", "NS", Signing::forged));
        assertThat(chain().status()).isEqualTo("broken");
    }

    @Test
    void anUndelegatedTestTakesTheDsOfTheUser() {
        zone.undelegated("ns1", "ns2").signed();
        assertThat(chain().status()).isEqualTo("undelegated");
        zone.undelegatedDs(zone.signing().ds().getFirst().rdataToString());
        ChainDocument chain = chain();
        assertThat(chain.delegation()).isEqualTo("undelegated");
        assertThat(chain.parent().dsSource()).isEqualTo("input");
        assertThat(chain.parent().ds()).singleElement().satisfies(ds -> assertThat(ds.servers()).isNull());
        assertThat(chain.status()).isEqualTo("secure");
    }

    @Test
    void cdsRecordsTellOfARollover() {
        SigningKey next = SigningKey.of(zone.name(), SigningKey.KSK, SigningKey.ECDSA_P256);
        zone.amend(content -> content.add(new CDSRecord(zone.name(), DClass.IN, 60, DNSSEC.Digest.SHA256,
                next.record()))).signed();
        assertThat(chain().child().signed()).filteredOn(signed -> signed.type().equals("CDS")).singleElement()
                .satisfies(signed -> {
                    assertThat(signed.dsMatch()).isEqualTo("rollover");
                    assertThat(signed.newKeys()).containsExactly(next.keytag());
                });
    }

    @Test
    void aKeyWithoutOctetsIsShownAsItIs() {
        zone.with("@", "DNSKEY", "\\# 4 01010308");
        assertThat(chain().child().dnskeys()).singleElement()
                .satisfies(key -> assertThat(key.keySize()).isZero());
    }

    @Test
    void longListsAreCut() {
        zone.signed();
        zone.amend(content -> IntStream.range(0, 100).forEach(i -> addKey(content, i)));
        ChainDocument chain = chain();
        assertThat(chain.truncated()).isTrue();
        assertThat(chain.child().dnskeys()).hasSize(ChainDocument.LIST_MAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DNSKEY", "SOA"})
    void signaturesBeyondTheListAreLeftOut(String type) {
        zone.signed();
        zone.amend(content -> addSignatures(content, "@", type));
        ChainDocument chain = chain();
        assertThat(chain.truncated()).isTrue();
        List<Signature> shown = type.equals("DNSKEY") ? chain.child().dnskeyRrsig()
                : chain.child().signed().getFirst().rrsig();
        assertThat(shown).hasSize(ChainDocument.LIST_MAX);
    }

    @Test
    void signaturesOfDsRecordsBeyondTheListAreLeftOut() {
        zone.signed();
        parent.amend(content -> addSignatures(content, "child", "DS"));
        ChainDocument chain = chain();
        assertThat(chain.truncated()).isTrue();
        assertThat(chain.parent().dsRrsig()).hasSize(ChainDocument.LIST_MAX);
    }

    @Test
    void keyTagsOfCdsRecordsBeyondTheListAreLeftOut() {
        zone.amend(content -> IntStream.range(0, 100).forEach(tag -> content.add(new CDSRecord(zone.name(), DClass.IN,
                60, tag, SigningKey.ECDSA_P256, DNSSEC.Digest.SHA256, new byte[32])))).signed();
        ChainDocument chain = chain();
        assertThat(chain.truncated()).isTrue();
        assertThat(chain.child().signed()).filteredOn(signed -> signed.type().equals("CDS")).singleElement()
                .satisfies(signed -> assertThat(signed.refs()).hasSize(ChainDocument.LIST_MAX));
    }

    @Test
    void whoDidNotAskHasNoDocument() {
        Zone tested = zone.signed().tested();
        assertThat(built(tested)).isEmpty();
    }

    private static void addSignatures(ZoneContent content, String owner, String type) {
        RRSIGRecord good = content.withoutSignatures(owner, type).getFirst();
        IntStream.range(0, 100).mapToObj(tag -> Signing.withKeytag(good, tag)).forEach(content::add);
    }

    private static void addKey(ZoneContent content, int number) {
        content.add(new DNSKEYRecord(content.apex(), DClass.IN, 60, SigningKey.ZSK, DNSKEYRecord.Protocol.DNSSEC, 13,
                new byte[] {(byte) number, 1}));
    }

    private static DSRecord with(Signing signing, int digestType) {
        return new DSRecord(signing.ksk().record().getName(), DClass.IN, 60, signing.ksk().keytag(),
                SigningKey.ECDSA_P256, digestType, new byte[32]);
    }

    private ChainDocument chain() {
        Zone tested = zone.tested();
        Name name = tested.name();
        var parents = tested.parentSide().nameServers().orElse(NameServerSet.EMPTY).servers();
        tested.dns().askAll(parents, List.of(Query.dnssec(name, Type.DS), Query.dnssec(new Name(name, 1), Type.DNSKEY)));
        tested.dns().askAll(tested.nameServers(), List.of(Query.dnssec(name, Type.DNSKEY),
                Query.dnssec(name, Type.SOA), Query.dnssec(name, Type.NS), Query.dnssec(name, Type.CDS)));
        return built(tested).orElseThrow();
    }

    private static Optional<ChainDocument> built(Zone tested) {
        return ChainBuilder.build(tested.name(), tested.undelegatedData(), ((RunDnsClient) tested.dns()).answers(),
                List.of(), List.of(), tested.signatures());
    }
}
