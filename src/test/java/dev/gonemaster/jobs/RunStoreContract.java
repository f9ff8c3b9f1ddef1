package dev.gonemaster.jobs;

import static dev.gonemaster.jobs.TestStores.ELSEWHERE;
import static dev.gonemaster.jobs.TestStores.HERE;
import static dev.gonemaster.jobs.TestStores.NOON;
import static dev.gonemaster.jobs.TestStores.entry;
import static dev.gonemaster.jobs.TestStores.finished;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.ServerArg;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How every run store takes runs in and gives them back.
public interface RunStoreContract {
    TestStores stores();

    @Test
    default void aStoredRunEndsItsJob() {
        Job job = stores().submit("example");
        Claim claim = stores().claimOne();
        Entry[] entries = {entry(Level.INFO, "I"), entry(Level.NOTICE, "N"), entry(Level.WARNING, "W"),
            entry(Level.WARNING, "W"), entry(Level.ERROR, "E"), entry(Level.DEBUG, "D")};

        assertThat(stores().runs().store(List.of(finished(claim, JobState.EXPIRED, NOON.plusSeconds(9), entries))))
                .containsExactly(true);

        Severities severities = new Severities(1, 2, 1, 0);
        assertThat(stores().run(job.id())).isEqualTo(new Run(job.id(), job.asked(),
                stores().domain("example").id(), JobState.EXPIRED, NOON.plusSeconds(1), NOON.plusSeconds(9), 1, severities, 6, "it went wrong", "[]",
                "{\"net\":{}}", null));
        assertThat(stores().job(job.id())).isEqualTo(new Job(job.id(), job.asked(), JobState.EXPIRED,
                NOON.plusSeconds(1), NOON.plusSeconds(9), 100,
                "it went wrong", 1, 0, false, severities, null));
    }

    @Test
    default void anUnknownRunIsNotFoundAndHasNoEntries() {
        Job waiting = stores().submit("example");

        assertThat(stores().runs().find(waiting.id())).isEmpty();
        assertThat(stores().runs().entries(waiting.id())).isEmpty();
        assertThat(stores().runs().entries(new JobId(JobId.NUMBER_MAX))).isEmpty();
    }

    @Test
    default void aLostClaimIsLeftOutOfItsGroup() {
        stores().submit("one.example");
        stores().submit("two.example");
        stores().submit("three.example");
        List<Claim> claims = stores().queue().claim(HERE, 3, NOON);
        stores().queue().handBack(claims.get(1), NOON);
        var runs = new ArrayList<FinishedRun>();
        for (Claim claim : claims) {
            runs.add(finished(claim, JobState.SUCCEEDED, NOON.plusSeconds(5), entry(Level.INFO, "I")));
        }

        assertThat(stores().runs().store(runs)).containsExactly(true, false, true);

        assertThat(stores().job(claims.get(1).id()).state()).isEqualTo(JobState.QUEUED);
        assertThat(stores().runs().find(claims.get(1).id())).isEmpty();
        assertThat(stores().runs().entries(claims.get(1).id())).isEmpty();
        assertThat(stores().domains().find("two.example")).isEmpty();
        assertThat(stores().runs().entries(claims.get(2).id())).hasSize(1);
    }

    @Test
    default void aClaimWritesOnce() {
        stores().submit("example");
        Claim claim = stores().claimOne();
        FinishedRun run = finished(claim, JobState.SUCCEEDED, NOON, entry(Level.INFO, "I"));

        assertThat(stores().runs().store(List.of(run, run))).containsExactly(true, false);
        assertThat(stores().runs().store(List.of(run))).containsExactly(false);

        assertThat(stores().runs().entries(claim.id())).hasSize(1);
        assertThat(stores().domain("example").runCount()).isEqualTo(1);
    }

    @Test
    default void aClaimThatMovedOnCannotWrite() {
        stores().submit("example");
        Claim dead = stores().claimOne();
        stores().queue().recover(HERE, 3, NOON);
        Claim alive = stores().queue().claim(ELSEWHERE, 1, NOON).getFirst();

        assertThat(stores().runs().store(List.of(finished(dead, JobState.FAILED, NOON)))).containsExactly(false);
        assertThat(stores().runs().store(List.of(finished(alive, JobState.SUCCEEDED, NOON)))).containsExactly(true);

        assertThat(stores().run(alive.id()).attempt()).isEqualTo(2);
    }

    @Test
    default void anEmptyGroupStoresNothing() {
        assertThat(stores().runs().store(List.of())).isEmpty();
    }

    @Test
    default void longTextsAreKeptWhole() {
        stores().submit("example");
        Claim claim = stores().claimOne();
        String longer = "語".repeat(100_000);
        Entry entry = TestStores.entry(Module.BASIC, "basic01", Level.INFO, "LONG", longer);

        stores().runs().store(List.of(new FinishedRun(claim, JobState.FAILED, longer, NOON, List.of(entry),
                "[\"" + longer + "\"]", "{\"profile\":\"" + longer + "\"}", null)));

        assertThat(stores().runs().entries(claim.id()).getFirst().args()).isEqualTo("{\"message\":\"" + longer
                + "\"}");
        Run run = stores().run(claim.id());
        assertThat(run.error()).isEqualTo(longer);
        assertThat(run.timingsJson()).isEqualTo("[\"" + longer + "\"]");
        assertThat(run.effectiveProfile()).isEqualTo("{\"profile\":\"" + longer + "\"}");
        assertThat(stores().job(claim.id()).error()).isEqualTo(longer);
    }

    @Test
    default void whyARunFailedMayHoldAnyCharacter() {
        stores().submit("example");
        Claim claim = stores().claimOne();

        stores().runs().store(List.of(new FinishedRun(claim, JobState.FAILED, "a\u0000b 🦞", NOON, List.of(), "[]",
                "{}", null)));

        assertThat(stores().run(claim.id()).error()).isEqualTo("a\uFFFDb 🦞").isEqualTo(stores().job(claim.id()).error());
    }

    @Test
    default void entriesKeepOrderTextAndTimes() {
        stores().submit("example");
        Claim claim = stores().claimOne();
        String odd = "räksmörgås 🦞 \u0000 \" \\ % _ ' \n <b> 語";
        var args = new LinkedHashMap<String, Object>();
        args.put("zulu", odd);
        args.put("alpha", 4_294_967_295L);
        args.put("servers", List.of(new ServerArg("ns1.example", "192.0.2.1"), new ServerArg("ns2.example", "::1")));
        args.put("keytags", List.of(1L, 65_535L));
        args.put("none", List.of());
        Entry full = new Entry(Duration.ofNanos(899_999_999_999L), Module.DNSSEC, "dnssec05", "DS05_ALGO_OK",
                Level.DEBUG3, args);
        Entry bare = new Entry(Duration.ofNanos(1_001L), Module.SYSTEM, "", "START", Level.INFO,
                new LinkedHashMap<>());

        stores().runs().store(List.of(finished(claim, JobState.SUCCEEDED, NOON, full, bare)));

        long domain = stores().domain("example").id();
        assertThat(stores().runs().entries(claim.id())).containsExactly(
                new StoredEntry(claim.id(), 0, domain, "example", Duration.ofNanos(899_999_999_000L), "DNSSEC",
                        "dnssec05", "DS05_ALGO_OK", Level.DEBUG3, "{\"zulu\":\"räksmörgås 🦞 \\u0000 \\\" \\\\ % _ ' "
                        + "\\n <b> 語\",\"alpha\":4294967295,\"servers\":[{\"ns\":\"ns1.example\",\"address\":"
                        + "\"192.0.2.1\"},{\"ns\":\"ns2.example\",\"address\":\"::1\"}],\"keytags\":[1,65535],"
                        + "\"none\":[]}"),
                new StoredEntry(claim.id(), 1, domain, "example", Duration.ofNanos(1_000L), "SYSTEM", "", "START",
                        Level.INFO, "{}"));
    }

    @Test
    default void aRunKeepsAsManyEntriesAsTheLimitAllows() {
        stores().submit("example");
        Claim claim = stores().claimOne();
        Entry one = entry(Level.DEBUG, "D");
        var run = new FinishedRun(claim, JobState.SUCCEEDED, null, NOON,
                Collections.nCopies(StoredEntry.ENTRIES_MAX, one), "[]", "{}", null);

        assertThat(stores().runs().store(List.of(run))).containsExactly(true);

        List<StoredEntry> entries = stores().runs().entries(claim.id());
        assertThat(entries).hasSize(StoredEntry.ENTRIES_MAX);
        assertThat(entries.getLast().seq()).isEqualTo(StoredEntry.ENTRIES_MAX - 1);
        assertThat(entries.getLast().id()).isEqualTo(claim.id().number() * 65_536 + 65_534);
        assertThat(stores().run(claim.id()).entryCount()).isEqualTo(StoredEntry.ENTRIES_MAX);
        var walked = new ArrayList<Integer>();
        stores().runs().forEachEntry(EntryFilter.ALL, entry -> walked.add(entry.seq()));
        assertThat(walked).hasSize(StoredEntry.ENTRIES_MAX).isSorted().doesNotHaveDuplicates();
    }

    @Test
    default void aDomainKeepsItsLatestRun() {
        Job early = stores().ended("example", 100, entry(Level.ERROR, "E"));
        Job late = stores().ended("example", 300, entry(Level.NOTICE, "N"));
        stores().ended("example", 200, entry(Level.CRITICAL, "C"));

        var domain = stores().domain("example");
        assertThat(domain.latestRun()).isEqualTo(late.id().number());
        assertThat(domain.latestRunAt()).isEqualTo(NOON.plusSeconds(300));
        assertThat(domain.latestState()).isEqualTo("succeeded");
        assertThat(domain.latestLevel()).isEqualTo("NOTICE");
        assertThat(domain.runCount()).isEqualTo(3);
        assertThat(domain.createdAt()).isEqualTo(NOON.plusSeconds(100));
        assertThat(stores().run(early.id()).domainId()).isEqualTo(domain.id());
    }

    @Test
    default void severalRunsOfOneDomainMayComeTogether() {
        stores().submit("example");
        stores().submit("example");
        stores().submit("other.example");
        List<Claim> claims = stores().queue().claim(HERE, 3, NOON);

        stores().runs().store(List.of(
                finished(claims.get(0), JobState.SUCCEEDED, NOON.plusSeconds(5), entry(Level.WARNING, "W")),
                finished(claims.get(1), JobState.SUCCEEDED, NOON.plusSeconds(5), entry(Level.INFO, "I")),
                finished(claims.get(2), JobState.FAILED, NOON.plusSeconds(4))));

        assertThat(stores().domain("example").runCount()).isEqualTo(2);
        assertThat(stores().domain("example").latestRun()).isEqualTo(claims.get(1).id().number());
        assertThat(stores().domain("example").latestLevel()).isNull();
        assertThat(stores().domain("other.example").latestState()).isEqualTo("failed");
    }
}
