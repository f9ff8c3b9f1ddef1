package dev.gonemaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Pace pace = new Pace(Duration.ofNanos(10), nanos::get);

    @Test
    void isDueAtOnceAndThenOnceInAnInterval() {
        assertThat(pace.due()).isTrue();
        assertThat(pace.due()).isFalse();
        nanos.addAndGet(9);
        assertThat(pace.due()).isFalse();
        nanos.addAndGet(1);
        assertThat(pace.due()).isTrue();
        assertThat(pace.due()).isFalse();
    }

    @Test
    void whatWasMissedIsNotMadeUpFor() {
        assertThat(pace.due()).isTrue();
        nanos.addAndGet(35);
        assertThat(pace.due()).isTrue();
        assertThat(pace.due()).isFalse();
    }
}
