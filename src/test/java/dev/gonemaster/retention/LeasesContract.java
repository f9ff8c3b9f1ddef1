package dev.gonemaster.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// How every store keeps leases apart. Each test gives back what it holds.
public interface LeasesContract {
    Duration LONG = Duration.ofMinutes(5);
    Duration SHORT = Duration.ofMillis(50);

    Leases leases();

    @Test
    default void aLeaseIsHeldByOne() {
        Leases leases = leases();
        String holder = leases.take(Leases.PURGE, LONG).orElseThrow();

        assertThat(leases.take(Leases.PURGE, LONG)).isEmpty();
        assertThat(leases.renew(Leases.PURGE, holder, LONG)).isTrue();
        assertThat(leases.renew(Leases.PURGE, holder, LONG)).isTrue();
        leases.release(Leases.PURGE, holder);

        assertThat(leases.renew(Leases.PURGE, holder, LONG)).isFalse();
        String next = leases.take(Leases.PURGE, LONG).orElseThrow();
        assertThat(next).isNotEqualTo(holder);
        leases.release(Leases.PURGE, next);
    }

    @Test
    default void aLeaseThatIsNotRenewedGoesToTheNext() {
        Leases leases = leases();
        String dead = leases.take(Leases.PURGE, SHORT).orElseThrow();
        var next = new ArrayList<String>();

        Eventually.await("it is taken over", () -> leases.take(Leases.PURGE, LONG).map(next::add).isPresent());

        assertThat(leases.renew(Leases.PURGE, dead, LONG)).isFalse();
        leases.release(Leases.PURGE, dead);
        assertThat(leases.take(Leases.PURGE, LONG)).isEmpty();
        assertThat(leases.renew(Leases.PURGE, next.getFirst(), LONG)).isTrue();
        leases.release(Leases.PURGE, next.getFirst());
    }

    @Test
    default void aLateHolderWhomNobodyFollowedGoesOn() {
        Leases leases = leases();
        String holder = leases.take(Leases.PURGE, Duration.ZERO).orElseThrow();

        assertThat(leases.renew(Leases.PURGE, holder, LONG)).isTrue();
        assertThat(leases.take(Leases.PURGE, LONG)).isEmpty();
        leases.release(Leases.PURGE, holder);
    }

    @Test
    default void ofManyAtOnceOneGetsIt() throws Exception {
        Leases leases = leases();
        var got = new ArrayList<String>();
        try (var takers = Executors.newFixedThreadPool(8)) {
            var results = new ArrayList<Future<Optional<String>>>();
            for (int i = 0; i < 8; i++) {
                results.add(takers.submit((Callable<Optional<String>>) () -> leases.take(Leases.PURGE, LONG)));
            }
            for (Future<Optional<String>> result : results) {
                result.get().ifPresent(got::add);
            }
        }
        assertThat(got).hasSize(1);
        leases.release(Leases.PURGE, got.getFirst());
    }
}
