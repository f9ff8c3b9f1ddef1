package dev.gonemaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class JobEventsTest {
    private static final JobId ID = new JobId(7);
    private static final JobEvent RUNNING = new JobEvent(ID, JobState.RUNNING, 0);

    private final JobEvents events = new JobEvents();

    @Test
    void aListenerHearsOfItsJobAlone() {
        var heard = new ArrayList<JobEvent>();
        events.subscribe(ID, heard::add).orElseThrow();
        events.publish(RUNNING);
        events.publish(new JobEvent(new JobId(8), JobState.RUNNING, 0));
        assertThat(heard).containsExactly(RUNNING);
    }

    @Test
    void aClosedSubscriptionIsSilentAndTheOthersGoOn() {
        var one = new ArrayList<JobEvent>();
        var other = new ArrayList<JobEvent>();
        JobEvents.Subscription subscription = events.subscribe(ID, one::add).orElseThrow();
        events.subscribe(ID, other::add).orElseThrow();
        subscription.close();
        events.publish(RUNNING);
        assertThat(one).isEmpty();
        assertThat(other).containsExactly(RUNNING);
    }

    @Test
    void aListenerThatThrowsDoesNotDisturbTheOthers() {
        var heard = new ArrayList<JobEvent>();
        events.subscribe(ID, _ -> {
            throw new IllegalStateException("broken listener of a test");
        }).orElseThrow();
        events.subscribe(ID, heard::add).orElseThrow();
        events.publish(RUNNING);
        assertThat(heard).containsExactly(RUNNING);
    }

    @Test
    void listenersAreLimitedAndAClosedOneMakesRoomOnce() {
        JobEvents.Subscription last = null;
        for (int i = 0; i < JobEvents.SUBSCRIBERS_MAX; i++) {
            last = events.subscribe(new JobId(i + 1), _ -> { }).orElseThrow();
        }
        assertThat(events.subscribe(ID, _ -> { })).isEmpty();
        last.close();
        last.close();
        assertThat(events.subscribe(ID, _ -> { })).isPresent();
        assertThat(events.subscribe(ID, _ -> { })).isEmpty();
    }
}
