package dev.gonemaster.jobs;

import dev.gonemaster.batches.BatchStore;
import dev.gonemaster.domains.Domain;
import dev.gonemaster.domains.Domains;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;

/// The stores of one backend under test, and the steps that tests repeat.
public record TestStores(JobQueue queue, RunStore runs, Domains domains, BatchStore batches) {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");
    public static final String HERE = "instance-a";
    public static final String ELSEWHERE = "instance-b";

    public Job submit(String domain) {
        return queue.submit(newJob(domain, NewJob.INTERACTIVE, NOON));
    }

    public Claim claimOne() {
        return queue.claim(HERE, 1, NOON.plusSeconds(1)).getFirst();
    }

    /// Submits, claims and stores one run that ends `seconds` after noon.
    public Job ended(String domain, long seconds, Entry... entries) {
        submit(domain);
        Claim claim = claimOne();
        runs.store(List.of(finished(claim, JobState.SUCCEEDED, NOON.plusSeconds(seconds), entries)));
        return job(claim.id());
    }

    public Job job(JobId id) {
        return queue.find(id).orElseThrow();
    }

    public Run run(JobId id) {
        return runs.find(id).orElseThrow();
    }

    public Domain domain(String name) {
        return domains.find(name).orElseThrow();
    }

    public static NewJob newJob(String domain, int priority, Instant createdAt) {
        String publicId = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return new NewJob(domain, publicId, priority, TestSpec.DEFAULT, createdAt);
    }

    public static FinishedRun finished(Claim claim, JobState state, Instant endedAt, Entry... entries) {
        return new FinishedRun(claim, state, state == JobState.SUCCEEDED ? null : "it went wrong", endedAt,
                List.of(entries), "[]", "{\"net\":{}}", null);
    }

    public static FinishedRun scored(Claim claim, Instant endedAt, StoredScore score, Entry... entries) {
        return new FinishedRun(claim, JobState.SUCCEEDED, null, endedAt, List.of(entries), "[]", "{\"net\":{}}", score);
    }

    public static Entry entry(Level level, String tag) {
        return entry(Module.BASIC, "basic01", level, tag, "text");
    }

    public static Entry entry(Module module, String testcase, Level level, String tag, Object value) {
        SequencedMap<String, Object> args = new LinkedHashMap<>();
        args.put("message", value);
        return new Entry(Duration.ofNanos(1_234_567_891L), module, testcase, tag, level, args);
    }
}
