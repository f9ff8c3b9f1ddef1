package dev.gonemaster.jobs;

import static dev.gonemaster.jobs.TestStores.NOON;
import static dev.gonemaster.jobs.TestStores.entry;
import static dev.gonemaster.jobs.TestStores.finished;
import static dev.gonemaster.jobs.TestStores.newJob;
import static dev.gonemaster.jobs.TestStores.scored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.RunFilter.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How every run store filters, orders and pages its runs.
public interface RunListContract {
    TestStores stores();

    /// Six runs; `f` was canceled before it started, and `e` found nothing worth a word.
    private void sixRuns() {
        run("c", 30, 400, 500, new Mark(91.7, "A"), entry(Level.WARNING, "W"), entry(Level.NOTICE, "N"));
        run("a", 50, 100, 600, JobState.FAILED, entry(Level.ERROR, "E"), entry(Level.ERROR, "F"),
                entry(Level.INFO, "I"));
        run("b", 10, 300, 500, new Mark(10, "F"), entry(Level.ERROR, "E"), entry(Level.CRITICAL, "C"),
                entry(Level.INFO, "I"), entry(Level.INFO, "I"));
        run("e", 30, 300, 301, JobState.EXPIRED);
        run("d", 20, 200, 450, new Mark(91.8, "A"), entry(Level.NOTICE, "N"));
        Job f = stores().queue().submit(newJob("f.example", NewJob.INTERACTIVE, NOON));
        stores().queue().cancel(f.id(), NOON.plusSeconds(700));
    }

    private void run(String name, long created, long started, long ended, JobState end, Entry... entries) {
        Claim claim = claim(name, created, started);
        stores().runs().store(List.of(finished(claim, end, NOON.plusSeconds(ended), entries)));
    }

    private void run(String name, long created, long started, long ended, Mark mark, Entry... entries) {
        Claim claim = claim(name, created, started);
        var score = new StoredScore(mark, "{}", "{}");
        stores().runs().store(List.of(scored(claim, NOON.plusSeconds(ended), score, entries)));
    }

    private Claim claim(String name, long created, long started) {
        stores().queue().submit(newJob(name + ".example", NewJob.INTERACTIVE, NOON.plusSeconds(created)));
        return stores().queue().claim(TestStores.HERE, 1, NOON.plusSeconds(started)).getFirst();
    }

    private String names(RunFilter filter) {
        Page<Run> page = stores().runs().list(filter, JobListContract.FIRST);
        assertThat(page.total()).isEqualTo(page.items().size());
        var names = new StringBuilder();
        for (Run run : page.items()) {
            names.append(run.domain().charAt(0));
        }
        return names.toString();
    }

    private static RunFilter ended(@Nullable Instant after, @Nullable Instant before) {
        return new RunFilter(null, null, null, null, null, null, null, null, after, before, Sort.DOMAIN_ASC);
    }

    private static RunFilter named(@Nullable String part, @Nullable String exact) {
        return new RunFilter(null, null, part, exact, null, null, null, null, null, null, Sort.DOMAIN_ASC);
    }

    private static RunFilter found(@Nullable Level worst, JobFilter.@Nullable Severity severity,
                                   @Nullable String tag) {
        return new RunFilter(null, null, null, null, worst, severity, tag, null, null, null, Sort.DOMAIN_ASC);
    }

    @Test
    default void runsComeInEveryOrder() {
        sixRuns();

        var orders = new EnumMap<Sort, String>(Sort.class);
        for (Sort sort : EnumSet.allOf(Sort.class)) {
            orders.put(sort, names(new RunFilter(null, null, null, null, null, null, null, null, null, null, sort)));
        }

        assertThat(orders).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                Map.entry(Sort.FINISHED_AT_DESC, "fabcde"),
                Map.entry(Sort.FINISHED_AT_ASC, "edcbaf"),
                Map.entry(Sort.CREATED_AT_DESC, "aecdbf"),
                Map.entry(Sort.CREATED_AT_ASC, "fbdcea"),
                Map.entry(Sort.STARTED_AT_DESC, "cebdaf"),
                Map.entry(Sort.STARTED_AT_ASC, "fadbec"),
                Map.entry(Sort.DOMAIN_ASC, "abcdef"),
                Map.entry(Sort.DOMAIN_DESC, "fedcba"),
                Map.entry(Sort.BATCH_ID_ASC, "cabedf"),
                Map.entry(Sort.BATCH_ID_DESC, "fdebac"),
                Map.entry(Sort.WORST_LEVEL_DESC, "bacdfe"),
                Map.entry(Sort.WORST_LEVEL_ASC, "efdcab"),
                Map.entry(Sort.SCORE_DESC, "dcbfea"),
                Map.entry(Sort.SCORE_ASC, "aefbcd"),
                Map.entry(Sort.DURATION_DESC, "adbcef"),
                Map.entry(Sort.DURATION_ASC, "fecbda"),
                Map.entry(Sort.ENTRY_COUNT_DESC, "bacdfe"),
                Map.entry(Sort.ENTRY_COUNT_ASC, "efdcab"),
                Map.entry(Sort.ERROR_DESC, "abfdec"),
                Map.entry(Sort.CRITICAL_DESC, "bfdeac")));
    }

    @Test
    default void runsAreFilteredByState() {
        sixRuns();

        for (Map.Entry<JobState, String> expected : Map.of(JobState.SUCCEEDED, "bcd", JobState.FAILED, "a",
                JobState.EXPIRED, "e", JobState.CANCELED, "f", JobState.QUEUED, "").entrySet()) {
            assertThat(names(new RunFilter(expected.getKey(), null, null, null, null, null, null, null, null, null,
                    Sort.DOMAIN_ASC))).as("state %s", expected.getKey()).isEqualTo(expected.getValue());
        }
    }

    @Test
    default void runsAreFilteredByWhatTheyFound() {
        sixRuns();

        assertThat(names(found(Level.ERROR, null, null))).isEqualTo("a");
        assertThat(names(found(Level.CRITICAL, null, null))).isEqualTo("b");
        assertThat(names(found(Level.INFO, null, null))).isEmpty();
        assertThat(names(found(null, JobFilter.Severity.WARNINGS_PLUS, null))).isEqualTo("abc");
        assertThat(names(found(null, JobFilter.Severity.ERRORS_ONLY, null))).isEqualTo("ab");
        assertThat(names(found(null, null, "E"))).isEqualTo("ab");
        assertThat(names(found(null, null, "I"))).isEqualTo("ab");
        assertThat(names(found(null, null, "i"))).isEmpty();
        assertThat(names(found(null, JobFilter.Severity.ERRORS_ONLY, "C"))).isEqualTo("b");
    }

    @Test
    default void runsAreFilteredByGrade() {
        sixRuns();

        for (Map.Entry<String, String> expected : Map.of("A", "cd", "F", "b", "A+", "", "B", "").entrySet()) {
            assertThat(names(new RunFilter(null, null, null, null, null, null, null, expected.getKey(), null, null,
                    Sort.DOMAIN_ASC))).as(expected.getKey()).isEqualTo(expected.getValue());
        }
    }

    @Test
    default void runsAreFilteredByEnd() {
        sixRuns();

        assertThat(names(ended(NOON.plusSeconds(500), null))).isEqualTo("af");
        assertThat(names(ended(null, NOON.plusSeconds(500)))).isEqualTo("de");
        assertThat(names(ended(NOON.plusSeconds(301), NOON.plusSeconds(600)))).isEqualTo("bcd");
    }

    @Test
    default void runsAreFilteredByName() {
        for (String domain : List.of("a_b.example", "axb.example", "xa_b.example")) {
            stores().ended(domain, 5);
        }

        assertThat(names(named("A_B", null))).isEqualTo("ax");
        assertThat(names(named(null, "a_b.example"))).isEqualTo("a");
        assertThat(names(named(null, "a_b"))).isEmpty();
        assertThat(names(named("%", null))).isEmpty();
    }

    @Test
    default void aPageOfRunsIsPartOfTheWhole() {
        for (int i = 0; i < 7; i++) {
            stores().ended(i + ".example", i);
        }

        Page<Run> page = stores().runs().list(RunFilter.ALL, new Slice(2, 4));

        assertThat(page.items()).extracting(Run::domain).containsExactly("2.example", "1.example");
        assertThat(page.total()).isEqualTo(7);
        assertThat(stores().runs().list(RunFilter.ALL, new Slice(2, 7)).items()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RunFilter.Sort.class)
    default void aListOfRunsGoesOnBehindTheItemBefore(RunFilter.Sort sort) {
        sixRuns();
        RunFilter filter = new RunFilter(null, null, null, null, null, null, null, null, null, null, sort);
        List<Run> whole = stores().runs().list(filter, JobListContract.FIRST).items();

        var walked = new ArrayList<Run>();
        Page<Run> page = stores().runs().list(filter, new Slice(2, 0));
        while (!page.items().isEmpty()) {
            walked.addAll(page.items());
            page = stores().runs().list(filter, new Slice(2, walked.size(), page.last()));
        }
        assertThat(walked).isEqualTo(whole).hasSize(6);
    }
}
