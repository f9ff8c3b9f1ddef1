package dev.gonemaster.engine.weakkeys;

import java.math.BigInteger;
import java.util.Random;

/// RSA keys with all kinds of weaknesses, and sound ones; the same in every run.
public final class WeakKeys {
    public static final BigInteger USUAL_EXPONENT = BigInteger.valueOf(65_537);
    /// Long enough for everybody, and quickly made.
    private static final int BITS = 1024;
    private static final int CERTAINTY = 40;

    private WeakKeys() {
    }

    /// A key that nothing is wrong with.
    ///
    /// @param number 0 to 249; keys of different numbers have no prime in common
    public static RsaKey sound(int number) {
        return key(prime(2 * number, BITS / 2), prime(2 * number + 1, BITS / 2));
    }

    public static RsaKey closePrimes() {
        BigInteger prime = prime(501, BITS / 2);
        return key(prime, prime.nextProbablePrime());
    }

    /// Not made of two primes, as keys of this kind never are; without small factors.
    public static RsaKey repeatedOctet() {
        BigInteger modulus = prime(502, BITS / 2).shiftLeft(BITS / 2).add(BigInteger.ONE);
        while (SmallFactors.in(new RsaKey(modulus, USUAL_EXPONENT))) {
            modulus = modulus.add(BigInteger.TWO);
        }
        return new RsaKey(modulus, USUAL_EXPONENT);
    }

    /// A key of 512 to 514 bits as the faulty library made them.
    public static RsaKey roca() {
        return key(rocaPrime(1234), rocaPrime(56_789));
    }

    /// A power of 65537 modulo the product of the first 39 primes, plus a random multiple of that product.
    private static BigInteger rocaPrime(int exponent) {
        BigInteger product = BigInteger.ONE;
        for (BigInteger prime = BigInteger.TWO; prime.intValue() <= 167; prime = prime.nextProbablePrime()) {
            product = product.multiply(prime);
        }
        BigInteger power = USUAL_EXPONENT.modPow(BigInteger.valueOf(exponent), product);
        BigInteger factor = new BigInteger(37, new Random(exponent)).setBit(36).setBit(35);
        BigInteger prime = product.multiply(factor).add(power);
        while (!prime.isProbablePrime(CERTAINTY)) {
            prime = prime.add(product);
        }
        return prime;
    }

    /// The modulus of a sound key, with the public exponent that a short private one has.
    public static RsaKey smallPrivateExponent() {
        BigInteger p = prime(0, BITS / 2);
        BigInteger q = prime(1, BITS / 2);
        BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
        return new RsaKey(p.multiply(q), prime(507, BITS / 4 - 8).modInverse(phi));
    }

    public static RsaKey smallFactors() {
        return key(BigInteger.valueOf(65_521), prime(503, BITS - 16));
    }

    /// A key that has a prime in common with the sound one of that number.
    public static RsaKey sharingWith(int number) {
        return key(prime(2 * number, BITS / 2), prime(504, BITS / 2));
    }

    /// A sound key but for its length.
    public static RsaKey tiny() {
        return key(prime(505, 200), prime(506, 200));
    }

    /// The last field of a DNSKEY record (RFC 3110).
    public static byte[] octets(RsaKey key) {
        byte[] exponent = unsigned(key.exponent());
        byte[] modulus = unsigned(key.modulus());
        byte[] start = exponent.length < 256
                ? new byte[] {(byte) exponent.length}
                : new byte[] {0, (byte) (exponent.length >> Byte.SIZE), (byte) exponent.length};
        byte[] octets = new byte[start.length + exponent.length + modulus.length];
        System.arraycopy(start, 0, octets, 0, start.length);
        System.arraycopy(exponent, 0, octets, start.length, exponent.length);
        System.arraycopy(modulus, 0, octets, start.length + exponent.length, modulus.length);
        return octets;
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] octets = new byte[(number.bitLength() + Byte.SIZE - 1) / Byte.SIZE];
        byte[] signed = number.toByteArray();
        System.arraycopy(signed, signed.length - octets.length, octets, 0, octets.length);
        return octets;
    }

    private static RsaKey key(BigInteger p, BigInteger q) {
        return new RsaKey(p.multiply(q), USUAL_EXPONENT);
    }

    private static BigInteger prime(int number, int bits) {
        return new BigInteger(bits, CERTAINTY, new Random(number));
    }
}
