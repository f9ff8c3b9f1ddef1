package dev.gonemaster.engine.weakkeys;

import static dev.gonemaster.engine.weakkeys.RsaWeakness.CLOSE_PRIMES;
import static dev.gonemaster.engine.weakkeys.RsaWeakness.EXPONENT_INVALID;
import static dev.gonemaster.engine.weakkeys.RsaWeakness.EXPONENT_TOO_LARGE;
import static dev.gonemaster.engine.weakkeys.RsaWeakness.MODULUS_TINY;
import static dev.gonemaster.engine.weakkeys.RsaWeakness.REPEATED_OCTET;
import static dev.gonemaster.engine.weakkeys.RsaWeakness.ROCA;
import static dev.gonemaster.engine.weakkeys.RsaWeakness.SMALL_FACTORS;
import static dev.gonemaster.engine.weakkeys.RsaWeakness.SMALL_PRIVATE_EXPONENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RsaWeaknessTest {
    @Test
    void nothingIsSaidAgainstASoundKey() {
        assertThat(RsaWeakness.of(WeakKeys.sound(0))).isEmpty();
    }

    @Test
    void nothingIsSaidAgainstAKeyOfThePlatform() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var key = (RSAPublicKey) generator.generateKeyPair().getPublic();
        assertThat(RsaWeakness.of(new RsaKey(key.getModulus(), key.getPublicExponent()))).isEmpty();
    }

    @Test
    void closePrimes() {
        assertThat(RsaWeakness.of(WeakKeys.closePrimes())).containsExactly(CLOSE_PRIMES);
    }

    @Test
    void theSamePrimeTwiceIsAsCloseAsCanBe() {
        BigInteger prime = new BigInteger("170141183460469231731687303715884105727");
        assertThat(ClosePrimes.in(key(prime.pow(2)))).isTrue();
    }

    /// 107 · 109; 101 · 10007 is beyond the bound; 101 is 1 · 101 within it.
    @ParameterizedTest
    @CsvSource({"11663, true", "1010707, false", "101, false", "1, false", "2, false"})
    void onlyAProperFactorCounts(long modulus, boolean close) {
        assertThat(ClosePrimes.in(key(BigInteger.valueOf(modulus)))).isEqualTo(close);
    }

    @Test
    void primesBeyondTheBoundAreNotFound() {
        BigInteger p = BigInteger.ONE.shiftLeft(256).nextProbablePrime();
        // (p + q)/2 - √(pq) is about d²/8√(pq), above 100 rounds here
        BigInteger q = p.add(BigInteger.ONE.shiftLeft(134)).nextProbablePrime();
        assertThat(ClosePrimes.in(key(p.multiply(q)))).isFalse();
    }

    @Test
    void oneOctetOverAndOver() {
        assertThat(RsaWeakness.of(WeakKeys.repeatedOctet())).containsExactly(REPEATED_OCTET);
    }

    @Test
    void aRunOf15OctetsIsChance() {
        assertThat(RepeatedOctet.in(key(new BigInteger("7f" + "ab".repeat(15) + "7f", 16)))).isFalse();
        assertThat(RepeatedOctet.in(key(new BigInteger("7f" + "ab".repeat(16) + "7f", 16)))).isTrue();
        assertThat(RepeatedOctet.in(key(new BigInteger("ff".repeat(16), 16)))).isTrue();
    }

    @Test
    void keysOfInfineon() {
        assertThat(RsaWeakness.of(WeakKeys.roca())).containsExactly(ROCA);
    }

    /// Each residue is a power of 65537, but not all are the same power.
    @Test
    void logarithmsThatDisagreeAreNoRoca() {
        BigInteger product = BigInteger.ONE;
        BigInteger modulus = BigInteger.ONE;
        int exponent = 1;
        for (BigInteger prime = BigInteger.TWO; prime.intValue() <= 167; prime = prime.nextProbablePrime()) {
            BigInteger wanted = WeakKeys.USUAL_EXPONENT.modPow(BigInteger.valueOf(exponent++), prime);
            while (!modulus.mod(prime).equals(wanted)) {
                modulus = modulus.add(product);
            }
            product = product.multiply(prime);
        }
        assertThat(Roca.in(key(modulus))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4, 65_536})
    void exponentsThatAreNone(long exponent) {
        assertThat(RsaWeakness.of(new RsaKey(WeakKeys.sound(0).modulus(), BigInteger.valueOf(exponent))))
                .containsExactly(EXPONENT_INVALID);
    }

    @Test
    void threeIsAnExponent() {
        assertThat(RsaWeakness.of(new RsaKey(WeakKeys.sound(0).modulus(), BigInteger.valueOf(3)))).isEmpty();
    }

    @Test
    void theExponentIsBelowTheModulus() {
        BigInteger modulus = WeakKeys.sound(0).modulus();
        assertThat(RsaWeakness.of(new RsaKey(modulus, modulus))).containsExactly(EXPONENT_TOO_LARGE);
        assertThat(RsaWeakness.of(new RsaKey(modulus, modulus.add(BigInteger.TWO))))
                .containsExactly(EXPONENT_TOO_LARGE);
    }

    @Test
    void aModulusShorterThanAnyAlgorithmHas() {
        assertThat(RsaWeakness.of(WeakKeys.tiny())).containsExactly(MODULUS_TINY);
    }

    @Test
    void aSmallPrimeDivides() {
        assertThat(RsaWeakness.of(WeakKeys.smallFactors())).containsExactly(SMALL_FACTORS);
    }

    /// 65537 is the greatest that is looked for, 65539 the next prime.
    @ParameterizedTest
    @CsvSource({"2, true", "65537, true", "65539, false", "1, false"})
    void theBoundOfSmallFactors(long factor, boolean small) {
        BigInteger great = BigInteger.ONE.shiftLeft(521).subtract(BigInteger.ONE);
        assertThat(SmallFactors.in(key(great.multiply(BigInteger.valueOf(factor))))).isEqualTo(small);
    }

    @Test
    void aSmallPrivateExponent() {
        assertThat(RsaWeakness.of(WeakKeys.smallPrivateExponent())).containsExactly(SMALL_PRIVATE_EXPONENT);
    }

    /// 90581 = 239 · 379 with e = 17993 and d = 5: the example of the textbooks; its exponent counts as chosen.
    @Test
    void aChosenExponentIsNotLookedInto() {
        RsaKey key = new RsaKey(BigInteger.valueOf(90_581), BigInteger.valueOf(17_993));
        assertThat(SmallPrivateExponent.in(key)).isFalse();
    }

    @Test
    void aLongExponentAloneIsNoWeakness() {
        BigInteger exponent = BigInteger.ONE.shiftLeft(1000).nextProbablePrime();
        assertThat(RsaWeakness.of(new RsaKey(WeakKeys.sound(0).modulus(), exponent))).isEmpty();
    }

    private static RsaKey key(BigInteger modulus) {
        return new RsaKey(modulus, WeakKeys.USUAL_EXPONENT);
    }
}
