package dev.gonemaster.engine.chain;

import dev.gonemaster.engine.weakkeys.RsaKey;
import java.util.Optional;
import org.xbill.DNS.DNSKEYRecord;

/// Bits of a public key, as its algorithm counts them.
final class KeySize {
    private KeySize() {
    }

    /// 0 where the algorithm has one size only or is not known, and where the record holds no key.
    static int of(DNSKEYRecord key) {
        return switch (key.getAlgorithm()) {
            case 1, 5, 7, 8, 10 -> Optional.ofNullable(key.getKey()).flatMap(RsaKey::read)
                    .map(rsa -> rsa.modulus().bitLength()).orElse(0);
            case 13 -> 256;
            case 14 -> 384;
            default -> 0;
        };
    }
}
