package dev.gonemaster.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How every register of servers behaves in a store that one process owns.
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
    default void anEarlierLifeOfTheOnlyServerIsDeadAtOnce() {
        String earlier = instances().register();
        String self = instances().register();

        assertThat(instances().dead(Duration.ofHours(1), self)).containsExactly(earlier);
        instances().remove(earlier);
        instances().remove(earlier);
        assertThat(instances().dead(Duration.ofHours(1), self)).isEmpty();
    }
}
