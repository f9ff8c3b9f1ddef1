package dev.gonemaster.jobs;

import static dev.gonemaster.jobs.JobState.CANCELED;
import static dev.gonemaster.jobs.JobState.EXPIRED;
import static dev.gonemaster.jobs.JobState.FAILED;
import static dev.gonemaster.jobs.JobState.PAUSED;
import static dev.gonemaster.jobs.JobState.QUEUED;
import static dev.gonemaster.jobs.JobState.RUNNING;
import static dev.gonemaster.jobs.JobState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateTest {
    private static final Map<JobState, Set<JobState>> ALLOWED = Map.of(
            QUEUED, EnumSet.of(RUNNING, PAUSED, CANCELED, EXPIRED),
            RUNNING, EnumSet.of(QUEUED, SUCCEEDED, FAILED, CANCELED, EXPIRED),
            PAUSED, EnumSet.of(QUEUED, CANCELED, EXPIRED),
            SUCCEEDED, Set.of(), FAILED, Set.of(), CANCELED, Set.of(), EXPIRED, Set.of());

    @ParameterizedTest
    @EnumSource
    void onlyTheDrawnTransitionsExist(JobState from) {
        for (JobState to : JobState.values()) {
            assertThat(from.canBecome(to)).as("%s -> %s", from, to).isEqualTo(ALLOWED.get(from).contains(to));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEndIsTheEnd(JobState state) {
        assertThat(state.terminal()).isEqualTo(ALLOWED.get(state).isEmpty());
        assertThat(JobState.parse(state.published())).contains(state);
    }
}
