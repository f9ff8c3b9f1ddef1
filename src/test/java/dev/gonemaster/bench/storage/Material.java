package dev.gonemaster.bench.storage;

import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.ServerArg;
import dev.gonemaster.jobs.Claim;
import dev.gonemaster.jobs.FinishedRun;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.TestSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Jobs and results as zones make them: a hundred entries, seven of which are warnings or worse, and the profile of the
/// defaults.
final class Material {
    static final int ENTRIES = 100;
    static final Instant START = Instant.parse("2026-11-27T12:00:00Z");

    private static final int WARNING_EVERY = 15;
    private static final int TAGS = 60;
    private static final int NAMES = 50_000;
    private static final String PROFILE = Testcases.profiles().toJson(Testcases.profiles().defaults());

    private Material() {
    }

    static List<NewJob> jobs(int from, int count, int priority) {
        var jobs = new ArrayList<NewJob>(count);
        for (int i = from; i < from + count; i++) {
            jobs.add(new NewJob(domain(i), publicId(i), priority, TestSpec.DEFAULT, START.plusMillis(i)));
        }
        return jobs;
    }

    static String domain(long number) {
        return "zone" + number % NAMES + ".example";
    }

    static String publicId(long number) {
        return "b" + String.format("%011d", number);
    }

    static List<Entry> entries(long number) {
        var entries = new ArrayList<Entry>(ENTRIES);
        for (int i = 0; i < ENTRIES; i++) {
            var args = new LinkedHashMap<String, Object>();
            if (i % 3 == 0) {
                args.put("servers", List.of(new ServerArg("ns1." + domain(number), "192.0.2." + i),
                        new ServerArg("ns2." + domain(number), "192.0.2." + (i + 1))));
            } else {
                args.put("ns", "ns1." + domain(number));
                args.put("ttl", i * 60);
            }
            Level level = i % WARNING_EVERY == WARNING_EVERY - 1 || i == 0 ? Level.WARNING : Level.INFO;
            entries.add(new Entry(Duration.ofMillis(10L * i), Module.values()[i % Module.values().length],
                    "testcase0" + i % 9, "TC0" + i % 9 + "_TAG_NUMBER_" + (i * 7 + number) % TAGS, level, args));
        }
        return entries;
    }

    static FinishedRun finished(Claim claim, List<Entry> entries) {
        return new FinishedRun(claim, JobState.SUCCEEDED, null,
                START.plusSeconds(3_600).plusMillis(claim.id().number()), entries, "[]", PROFILE, null);
    }
}
