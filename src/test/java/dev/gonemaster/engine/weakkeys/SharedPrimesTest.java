package dev.gonemaster.engine.weakkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedPrimesTest {
    @Test
    void soundKeysShareNothing() {
        List<BigInteger> moduli = IntStream.range(0, 5).mapToObj(WeakKeys::sound).map(RsaKey::modulus).toList();
        assertThat(SharedPrimes.among(moduli)).isEmpty();
    }

    @Test
    void bothSidesOfASharedPrimeAreFound() {
        BigInteger one = WeakKeys.sound(0).modulus();
        BigInteger other = WeakKeys.sharingWith(0).modulus();
        assertThat(SharedPrimes.among(List.of(one, WeakKeys.sound(1).modulus(), other)))
                .containsExactlyInAnyOrder(one, other);
    }

    @Test
    void aModulusThatDividesAnotherSharesWithIt() {
        BigInteger modulus = WeakKeys.sound(0).modulus();
        BigInteger square = modulus.multiply(modulus);
        assertThat(SharedPrimes.among(List.of(modulus, square))).containsExactlyInAnyOrder(modulus, square);
    }

    @Test
    void aModulusSharesNothingWithItself() {
        BigInteger modulus = WeakKeys.sound(0).modulus();
        assertThat(SharedPrimes.among(List.of(modulus, modulus))).isEmpty();
    }

    @Test
    void noKeyAtAll() {
        assertThat(SharedPrimes.among(List.of())).isEmpty();
    }
}
