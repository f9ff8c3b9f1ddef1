package dev.gonemaster.jobs.memory;

import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.Claim;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.Mark;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.Severities;
import java.time.Instant;
import java.util.Optional;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// One job as it changes. Guarded by the lock of [MemoryJobs].
final class MemoryJob {
    private final long number;
    private final NewJob given;
    private long position;
    private JobState state = JobState.QUEUED;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private int progress;
    private @Nullable String error;
    private int attempt;
    private int lostLeases;
    private boolean cancelRequested;
    private @Nullable Severities severities;
    private @Nullable Mark mark;
    private @Nullable String instance;

    MemoryJob(long number, NewJob given) {
        this.number = number;
        position = number;
        this.given = new NewJob(given.domain(), given.publicId(), given.priority(), given.spec(),
                given.createdAt().truncatedTo(ChronoUnit.MICROS), given.batch(), given.profile());
    }

    long number() {
        return number;
    }

    int priority() {
        return given.priority();
    }

    Optional<BatchId> batch() {
        return Optional.ofNullable(given.batch());
    }

    long position() {
        return position;
    }

    void moveTo(long place) {
        position = place;
    }

    Instant createdAt() {
        return given.createdAt();
    }

    JobState state() {
        return state;
    }

    int lostLeases() {
        return lostLeases;
    }

    boolean cancelRequested() {
        return cancelRequested;
    }

    boolean neverStarted() {
        return attempt == 0 && !state.terminal();
    }

    Optional<String> instance() {
        return Optional.ofNullable(instance);
    }

    boolean runsAt(String server) {
        return state == JobState.RUNNING && server.equals(instance);
    }

    boolean heldBy(Claim claim) {
        return runsAt(claim.instance()) && attempt == claim.attempt();
    }

    void start(String server, Instant now) {
        become(JobState.RUNNING);
        attempt++;
        instance = server;
        startedAt = now.truncatedTo(ChronoUnit.MICROS);
        progress = 0;
    }

    void advance(int percent) {
        progress = Math.max(progress, Math.min(percent, 100));
    }

    void requestCancel() {
        cancelRequested = true;
    }

    void loseLease() {
        lostLeases++;
    }

    void requeue() {
        become(JobState.QUEUED);
        instance = null;
        progress = 0;
    }

    void end(JobState end, @Nullable String why, Instant now, Severities found, @Nullable Mark given) {
        become(end);
        instance = null;
        progress = 100;
        error = why;
        endedAt = now.truncatedTo(ChronoUnit.MICROS);
        severities = found;
        mark = given;
    }

    Job view() {
        return new Job(new JobId(number), given, state, startedAt, endedAt, progress, error, attempt, lostLeases,
                cancelRequested, severities, mark);
    }

    void become(JobState next) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("job " + number + " is " + state + " and cannot become " + next);
        }
        state = next;
    }
}
