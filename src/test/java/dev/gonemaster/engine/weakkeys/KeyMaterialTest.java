package dev.gonemaster.engine.weakkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyMaterialTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 7, 8, 10})
    void anRsaKey(int algorithm) {
        RsaKey key = WeakKeys.sound(0);
        assertThat(KeyMaterial.read(algorithm, WeakKeys.octets(key))).hasValue(key);
        assertThat(key.identity()).isEqualTo(key.modulus());
    }

    @Test
    void anRsaKeyWithALongExponent() {
        RsaKey key = new RsaKey(WeakKeys.sound(0).modulus(), BigInteger.ONE.shiftLeft(2400));
        byte[] octets = WeakKeys.octets(key);
        assertThat(octets[0]).isZero();
        assertThat(KeyMaterial.read(8, octets)).hasValue(key);
    }

    @Test
    void leadingZerosOfAnRsaKeyArePassedOver() {
        assertThat(RsaKey.read(octets("0200030007")))
                .hasValue(new RsaKey(BigInteger.valueOf(7), BigInteger.valueOf(3)));
    }

    /// Nothing; no octet after the length; no modulus; no exponent; a length cut short; values of zero.
    @ParameterizedTest
    @ValueSource(strings = {"", "01", "0103", "000001", "00", "0000", "000000", "0000000107", "ff03", "00ffff03",
        "01000007", "01030000"})
    void octetsThatAreNoRsaKey(String hex) {
        assertThat(RsaKey.read(octets(hex))).isEmpty();
    }

    @Test
    void aModulusBeyondTheBoundIsNotRead() {
        BigInteger longest = BigInteger.ONE.shiftLeft(RsaKey.MODULUS_BITS_MAX).subtract(BigInteger.ONE);
        assertThat(RsaKey.read(WeakKeys.octets(new RsaKey(longest, BigInteger.TWO)))).isPresent();
        assertThat(RsaKey.read(WeakKeys.octets(new RsaKey(longest.add(BigInteger.ONE), BigInteger.TWO)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "6, 8"})
    void aDsaKeyIsKnownByItsY(int algorithm, int t) {
        byte[] octets = new byte[1 + 20 + 3 * (64 + 8 * t)];
        octets[0] = (byte) t;
        octets[octets.length - 2] = 1;
        assertThat(KeyMaterial.read(algorithm, octets)).hasValueSatisfying(key ->
                assertThat(key.identity()).isEqualTo(256));
        assertThat(KeyMaterial.read(algorithm, Arrays.copyOf(octets, octets.length - 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "09", "ff", "00"})
    void octetsThatAreNoDsaKey(String hex) {
        assertThat(KeyMaterial.read(3, octets(hex))).isEmpty();
    }

    /// Of ECDSA x, of EdDSA all octets.
    @ParameterizedTest
    @CsvSource({"13, 64, 32", "14, 96, 48", "15, 32, 32", "16, 57, 57"})
    void aKeyOnACurve(int algorithm, int length, int used) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, 0, used, (byte) 0xAB);
        assertThat(KeyMaterial.read(algorithm, octets)).hasValueSatisfying(key ->
                assertThat(key.identity()).isEqualTo(new BigInteger("ab".repeat(used), 16)));
        assertThat(KeyMaterial.read(algorithm, Arrays.copyOf(octets, length - 1))).isEmpty();
        assertThat(KeyMaterial.read(algorithm, Arrays.copyOf(octets, length + 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 12, 17, 23, 253, 255})
    void otherAlgorithmsAreNotRead(int algorithm) {
        assertThat(KeyMaterial.read(algorithm, new byte[64])).isEmpty();
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
