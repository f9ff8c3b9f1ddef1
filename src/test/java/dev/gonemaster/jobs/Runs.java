package dev.gonemaster.jobs;

import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;

/// Jobs, claims and finished runs for tests that need no store.
final class Runs {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Runs() {
    }

    static Job running(long number, String domain, TestSpec spec) {
        return new Job(new JobId(number),
                new NewJob(domain, "public%06d".formatted(number), NewJob.INTERACTIVE, spec, NOON), JobState.RUNNING,
                NOON, null, 0, null, 1, 0, false, null, null);
    }

    static Claim claim(long number) {
        return new Claim(running(number, "zone" + number + ".example", TestSpec.DEFAULT), "i1");
    }

    static FinishedRun succeeded(long number, int entries) {
        var entry = new Entry(Duration.ZERO, Module.SYSTEM, "", "FAKE", Level.INFO, new LinkedHashMap<>());
        return new FinishedRun(claim(number), JobState.SUCCEEDED, null, NOON, Collections.nCopies(entries, entry),
                "[]", "{}", null);
    }
}
