package dev.gonemaster.engine.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Forgery;
import dev.gonemaster.engine.scenario.ScriptedTransport;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.SigningKey;
import dev.gonemaster.engine.scenario.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class ChainOfTrustTest {
    private static final Name ZONE = World.absolute("child.xa");
    private static final Instant NOW = ScriptedTransport.NOW;

    private final Signing signing = Signing.of(ZONE);
    private final List<Record> dnskeys = signing.keys().stream().<Record>map(SigningKey::record).toList();
    private final RRSIGRecord byKsk = signature(signing.ksk());
    private final ChainOfTrust chain = new ChainOfTrust(new SignatureVerifier(new VerificationPool()));

    @Test
    void oneGoodSignatureIsEnough() {
        assertThat(validate(forged(1), byKsk)).isEqualTo(Validation.SECURE);
        assertThat(validate(forged(1))).isEqualTo(Validation.BOGUS);
        assertThat(validate()).isEqualTo(Validation.BOGUS);
    }

    @Test
    void whatIsNotSupportedMayBeGood() {
        assertThat(validate(forged(1), Forgery.withAlgorithm(byKsk, 23))).isEqualTo(Validation.INDETERMINATE);
    }

    @Test
    void noMoreThanSomeSignaturesAreJudged() {
        List<RRSIGRecord> bad = IntStream.range(0, ChainOfTrust.SIGNATURES_MAX).mapToObj(this::forged).toList();
        assertThat(validate(bad.toArray(RRSIGRecord[]::new))).isEqualTo(Validation.BOGUS);
        var more = new ArrayList<>(bad);
        more.add(byKsk);
        assertThat(validate(more.toArray(RRSIGRecord[]::new))).isEqualTo(Validation.INDETERMINATE);
    }

    @Test
    void aKeyWithDsMustHaveSigned() {
        assertThat(enter(signing.ds(), byKsk)).isEqualTo(Validation.SECURE);
        assertThat(enter(List.of(signing.ds(signing.zsk())), byKsk)).isEqualTo(Validation.BOGUS);
        assertThat(enter(List.of(signing.ds(signing.zsk())), byKsk, signature(signing.zsk())))
                .isEqualTo(Validation.SECURE);
        assertThat(enter(Signing.of(ZONE).ds(), byKsk)).isEqualTo(Validation.BOGUS);
        assertThat(enter(List.of(), byKsk)).isEqualTo(Validation.BOGUS);
    }

    @Test
    void aSignatureByAKeyWithoutDsDoesNotExcuseTheOthers() {
        RRSIGRecord stray = Forgery.withKeytag(Forgery.withAlgorithm(byKsk, 23), 1);
        assertThat(enter(signing.ds(), forged(byKsk.getFootprint()), stray)).isEqualTo(Validation.BOGUS);
    }

    @Test
    void aDigestThatIsNotSupportedMayFit() {
        DSRecord known = signing.ds().getFirst();
        var unknown = new DSRecord(ZONE, DClass.IN, 3600, known.getFootprint(), known.getAlgorithm(), 99,
                known.getDigest());
        assertThat(enter(List.of(unknown), byKsk)).isEqualTo(Validation.INDETERMINATE);
        assertThat(enter(List.of(unknown, known), byKsk)).isEqualTo(Validation.SECURE);
    }

    @Test
    void noMoreThanSomeDsRecordsAreLookedAt() {
        List<DSRecord> ds = new ArrayList<>(Collections.nCopies(ChainOfTrust.DS_MAX, Signing.of(ZONE).ds().getFirst()));
        ds.add(signing.ds().getFirst());
        assertThat(enter(ds, byKsk)).isEqualTo(Validation.INDETERMINATE);
        assertThat(enter(ds.reversed(), byKsk)).isEqualTo(Validation.SECURE);
    }

    @Test
    void noMoreThanSomeKeysOfOneKeyTagAreLookedAt() {
        DSRecord ds = signing.ds().getFirst();
        DNSKEYRecord ksk = signing.ksk().record();
        List<Record> keys = new ArrayList<>(Forgery.sameKeytag(ksk, ChainOfTrust.KEYS_PER_DS_MAX));
        keys.add(ksk);
        var rrset = new SignedRrset(ZONE, Type.DNSKEY, keys, List.of(byKsk));
        assertThat(keys).allSatisfy(key ->
                assertThat(((DNSKEYRecord) key).getFootprint()).isEqualTo(ds.getFootprint()));
        assertThat(chain.validateKeys(rrset, List.of(ds), NOW)).isEqualTo(Validation.INDETERMINATE);
    }

    private Validation validate(RRSIGRecord... signatures) {
        return chain.validate(rrset(signatures), signing.keys().stream().map(SigningKey::record).toList(), NOW);
    }

    private Validation enter(List<DSRecord> ds, RRSIGRecord... signatures) {
        return chain.validateKeys(rrset(signatures), ds, NOW);
    }

    private SignedRrset rrset(RRSIGRecord... signatures) {
        return new SignedRrset(ZONE, Type.DNSKEY, dnskeys, List.of(signatures));
    }

    private RRSIGRecord signature(SigningKey key) {
        return key.sign(dnskeys, signing.inception(), signing.expiration());
    }

    private RRSIGRecord forged(int keytag) {
        return Signing.forged(Forgery.withKeytag(byKsk, keytag));
    }
}
