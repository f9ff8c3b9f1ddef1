package dev.gonemaster.engine.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.SigningKey;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class SignedRrsetTest {
    private static final Name ZONE = World.absolute("child.xa");

    @Test
    void aDsRecordPointsToTheKeyOfItsDigest() {
        Signing signing = Signing.of(ZONE);
        SignedRrset rrset = rrset(signing.keys().stream().map(SigningKey::record).toList());
        assertThat(rrset.keys(signing.ds(signing.ksk()))).containsExactly(signing.ksk().record());
        assertThat(rrset.keys(Signing.of(ZONE).ds().getFirst())).isEmpty();
    }

    @Test
    void ofManyKeysWithOneKeyTagAFewAreLookedAt() {
        // What one octet has less another has more, so their sum stays the same, and with it the key tag.
        List<DNSKEYRecord> keys = IntStream.range(0, 200)
                .mapToObj(number -> key((byte) number, (byte) (200 - number))).toList();
        assertThat(keys).extracting(DNSKEYRecord::getFootprint).containsOnly(keys.getFirst().getFootprint());
        assertThat(rrset(keys).keys(keys.getFirst().getFootprint()))
                .isEqualTo(keys.subList(0, SignedRrset.KEYS_PER_TAG_MAX));
    }

    private static DNSKEYRecord key(byte first, byte third) {
        return new DNSKEYRecord(ZONE, DClass.IN, 3600, SigningKey.KSK, DNSKEYRecord.Protocol.DNSSEC,
                DNSSEC.Algorithm.ECDSAP256SHA256, new byte[] {first, 0, third, 0});
    }

    private static SignedRrset rrset(List<? extends Record> records) {
        return new SignedRrset(ZONE, Type.DNSKEY, List.copyOf(records), List.of());
    }
}
