package dev.gonemaster.jobs.jpa;

import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.jobs.FinishedRun;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.Mark;
import dev.gonemaster.jobs.StoredScore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The end of a job, to be written with its run.
///
/// @param job as it was seen; the end is refused when its state or attempt has changed
/// @param instance where it runs; null when it does not
/// @param leaseLost its server died
record Ending(Job job, @Nullable String instance, JobState state, @Nullable String error, Instant at,
              boolean leaseLost, List<Entry> entries, @Nullable String timings, @Nullable String effectiveProfile,
              @Nullable String chain, @Nullable StoredScore score) {
    Ending {
        if (!job.state().canBecome(state)) {
            throw new IllegalStateException(job.id() + " is " + job.state() + " and cannot become " + state);
        }
    }

    static Ending of(FinishedRun run) {
        return new Ending(run.claim().job(), run.claim().instance(), run.state(), run.error(), run.endedAt(), false,
                run.entries(), run.timingsJson(), run.effectiveProfile(), run.chainJson(), run.score());
    }

    /// An end with nothing to show.
    static Ending bare(Job job, @Nullable String instance, JobState state, String error, Instant at) {
        return new Ending(job, instance, state, error, at, false, List.of(), null, null, null, null);
    }

    Ending withLostLease() {
        return new Ending(job, instance, state, error, at, true, entries, timings, effectiveProfile, chain,
                score);
    }

    @Nullable Mark mark() {
        return score == null ? null : score.mark();
    }

    @Nullable String scoringConfig() {
        return score == null ? null : score.config();
    }

    long number() {
        return job.id().number();
    }
}
