package dev.gonemaster.engine.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;

class DsTargetTest {
    private static final int ALGORITHM = DNSSEC.Algorithm.ED25519;
    /// All of the same key tag, which is a sum of 16-bit words.
    private static final List<DNSKEYRecord> KEYS = List.of(key(1, 2, 3), key(1, 3, 2), key(2, 1, 3), key(2, 3, 1),
            key(3, 1, 2));

    @Test
    void theKeysShareTheirKeyTag() {
        assertThat(KEYS).extracting(DNSKEYRecord::getFootprint).containsOnly(KEYS.getFirst().getFootprint());
    }

    @Test
    void ofSeveralKeysTheOneThatFitsIsTaken() {
        assertThat(DsTarget.of(ds(KEYS.get(2)), KEYS)).contains(new DsTarget(KEYS.get(2), DsMatch.MATCH));
    }

    @Test
    void withoutAKeyOfTheKeyTagThereIsNone() {
        assertThat(DsTarget.of(ds(key(1, 1, 1)), KEYS)).isEmpty();
    }

    @Test
    void whereNoKeyFitsTheFirstIsTaken() {
        assertThat(DsTarget.of(ds(KEYS.get(4)), KEYS.subList(0, 4)))
                .contains(new DsTarget(KEYS.getFirst(), DsMatch.DIGEST_MISMATCH));
    }

    @Test
    void aKeyThatWasNotTriedMayFit() {
        assertThat(DsTarget.of(ds(KEYS.get(4)), KEYS))
                .contains(new DsTarget(KEYS.getFirst(), DsMatch.UNSUPPORTED_DIGEST));
    }

    private static DSRecord ds(DNSKEYRecord key) {
        return new DSRecord(key.getName(), DClass.IN, 0, DNSSEC.Digest.SHA256, key);
    }

    private static DNSKEYRecord key(int first, int second, int third) {
        return new DNSKEYRecord(Name.root, DClass.IN, 0, 257, DNSKEYRecord.Protocol.DNSSEC, ALGORITHM,
                new byte[] {0, (byte) first, 0, (byte) second, 0, (byte) third});
    }
}
