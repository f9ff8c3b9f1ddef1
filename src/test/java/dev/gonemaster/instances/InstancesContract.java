package dev.gonemaster.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gonemaster.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How every register of servers behaves.
public interface InstancesContract {
    Instances instances();

    @Test
    default void everyServerHasItsOwnId() {
        assertThat(instances().register()).isNotBlank().isNotEqualTo(instances().register());
    }

    @Test
    default void aRegisteredServerBeats() {
        String self = instances().register();

        assertThat(instances().beat(self)).isTrue();
        assertThat(instances().dead(Duration.ofSeconds(30), self)).isEmpty();
    }

    @Test
    default void aRemovedServerIsToldSo() {
        String self = instances().register();
        instances().remove(self);

        assertThat(instances().beat(self)).isFalse();
        assertThat(instances().beat("nobody")).isFalse();
        assertThat(instances().dead(Duration.ofSeconds(30), "another")).isEmpty();
    }

    @Test
    default void anotherServerIsDeadWhenItIsSilentOrThereCanBeOnlyOne() {
        String earlier = instances().register();
        String self = instances().register();

        assertThat(instances().dead(Duration.ofHours(1), self))
                .containsExactlyElementsOf(instances().shared() ? List.of() : List.of(earlier));
        Eventually.await("a silence of a microsecond",
                () -> instances().dead(Duration.ofNanos(1_000), self).equals(List.of(earlier)));
        assertThat(instances().registered()).containsExactlyInAnyOrder(earlier, self);
        instances().remove(earlier);
        instances().remove(earlier);
        assertThat(instances().dead(Duration.ofNanos(1_000), self)).isEmpty();
        assertThat(instances().registered()).containsExactly(self);
    }

    @Test
    default void theClockOfTheStoreIsNearOurs() {
        assertThat(instances().now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }
}
