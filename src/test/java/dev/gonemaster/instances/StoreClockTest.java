package dev.gonemaster.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StoreClockTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final StoreClock clock = new StoreClock(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void aServerWhoseClockIsAnHourOffGoesByTheStore() {
        clock.follow(NOON.minusSeconds(3600));
        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(3600));
    }

    @Test
    void aSmallDifferenceIsLeftAlone() {
        clock.follow(NOON.plus(StoreClock.TOLERANCE));
        assertThat(clock.instant()).isEqualTo(NOON);
        clock.follow(NOON.plus(StoreClock.TOLERANCE).plusMillis(1));
        assertThat(clock.instant()).isEqualTo(NOON.plus(StoreClock.TOLERANCE).plusMillis(1));
    }

    @Test
    void aClockThatIsSetRightMeanwhileIsFollowedBack() {
        clock.follow(NOON.plusSeconds(60));
        clock.follow(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);
    }
}
