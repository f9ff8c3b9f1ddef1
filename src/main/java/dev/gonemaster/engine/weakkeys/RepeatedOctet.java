package dev.gonemaster.engine.weakkeys;

/// A modulus with the same octet many times in a row, as broken generators and forged keys have it. Source:
/// gonemaster's dnssec19.
final class RepeatedOctet {
    private static final int RUN_MIN = 16;

    private RepeatedOctet() {
    }

    static boolean in(RsaKey key) {
        byte[] octets = key.modulus().toByteArray();
        int run = 1;
        for (int i = 1; i < octets.length; i++) {
            run = octets[i] == octets[i - 1] ? run + 1 : 1;
            if (run == RUN_MIN) {
                return true;
            }
        }
        return false;
    }
}
