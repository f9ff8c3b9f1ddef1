package dev.gonemaster.jobs;

import static dev.gonemaster.jobs.TestStores.HERE;
import static dev.gonemaster.jobs.TestStores.NOON;
import static dev.gonemaster.jobs.TestStores.entry;
import static dev.gonemaster.jobs.TestStores.finished;
import static dev.gonemaster.jobs.TestStores.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How every queue filters, orders and pages its jobs.
public interface JobListContract {
    Slice FIRST = new Slice(Slice.LIMIT_MAX, 0);

    TestStores stores();

    /// Six jobs: `c` warned, `a` failed with errors, `b` was critical, `e` is clean, `d` runs, `f` waits.
    private void sixJobs() {
        Map<String, Integer> created = new TreeMap<>(Map.of("a", 50, "b", 10, "c", 30, "d", 20, "e", 30, "f", 0));
        for (String name : List.of("c", "a", "b", "e", "d", "f")) {
            stores().queue().submit(newJob(name + ".example", NewJob.INTERACTIVE,
                    NOON.plusSeconds(created.get(name))));
        }
        Claim c = claim(400);
        Claim a = claim(100);
        Claim b = claim(300);
        Claim e = claim(300);
        claim(200);
        stores().runs().store(List.of(
                finished(c, JobState.SUCCEEDED, NOON.plusSeconds(500), entry(Level.WARNING, "W")),
                finished(a, JobState.FAILED, NOON.plusSeconds(500), entry(Level.ERROR, "E"), entry(Level.ERROR, "F")),
                finished(b, JobState.SUCCEEDED, NOON.plusSeconds(500), entry(Level.ERROR, "E"),
                        entry(Level.CRITICAL, "C")),
                finished(e, JobState.SUCCEEDED, NOON.plusSeconds(500), entry(Level.NOTICE, "N"))));
    }

    private Claim claim(long startedAt) {
        return stores().queue().claim(HERE, 1, NOON.plusSeconds(startedAt)).getFirst();
    }

    private String names(JobFilter filter) {
        Page<Job> page = stores().queue().list(filter, FIRST);
        assertThat(page.total()).isEqualTo(page.items().size());
        var names = new StringBuilder();
        for (Job job : page.items()) {
            names.append(job.domain().charAt(0));
        }
        return names.toString();
    }

    private static JobFilter sorted(JobFilter.Sort sort) {
        return new JobFilter(null, null, null, null, null, null, sort);
    }

    private static JobFilter with(@Nullable JobState state, @Nullable String domain,
                                  JobFilter.@Nullable Severity severity) {
        return new JobFilter(state, null, domain, severity, null, null, JobFilter.Sort.DOMAIN_ASC);
    }

    private static JobFilter created(@Nullable Instant after, @Nullable Instant before) {
        return new JobFilter(null, null, null, null, after, before, JobFilter.Sort.DOMAIN_ASC);
    }

    @Test
    default void jobsComeInEveryOrder() {
        sixJobs();

        var orders = new TreeMap<JobFilter.Sort, String>();
        for (JobFilter.Sort sort : EnumSet.allOf(JobFilter.Sort.class)) {
            orders.put(sort, names(sorted(sort)));
        }

        assertThat(orders).containsExactlyInAnyOrderEntriesOf(Map.of(
                JobFilter.Sort.CREATED_AT_ASC, "fbdcea",
                JobFilter.Sort.CREATED_AT_DESC, "aecdbf",
                JobFilter.Sort.STARTED_AT_ASC, "fadbec",
                JobFilter.Sort.STARTED_AT_DESC, "cebdaf",
                JobFilter.Sort.DOMAIN_ASC, "abcdef",
                JobFilter.Sort.DOMAIN_DESC, "fedcba",
                JobFilter.Sort.BATCH_ID_ASC, "cabedf",
                JobFilter.Sort.BATCH_ID_DESC, "fdebac",
                JobFilter.Sort.ERROR_DESC, "abecfd",
                JobFilter.Sort.CRITICAL_DESC, "beacfd"));
    }

    @Test
    default void jobsAreFilteredByState() {
        sixJobs();

        assertThat(names(with(JobState.QUEUED, null, null))).isEqualTo("f");
        assertThat(names(with(JobState.RUNNING, null, null))).isEqualTo("d");
        assertThat(names(with(JobState.SUCCEEDED, null, null))).isEqualTo("bce");
        assertThat(names(with(JobState.FAILED, null, null))).isEqualTo("a");
        assertThat(names(with(JobState.PAUSED, null, null))).isEmpty();
    }

    @Test
    default void jobsAreFilteredByWhatTheyFound() {
        sixJobs();

        assertThat(names(with(null, null, JobFilter.Severity.WARNINGS_PLUS))).isEqualTo("abc");
        assertThat(names(with(null, null, JobFilter.Severity.ERRORS_ONLY))).isEqualTo("ab");
        assertThat(names(with(JobState.FAILED, null, JobFilter.Severity.ERRORS_ONLY))).isEqualTo("a");
    }

    @Test
    default void jobsAreFilteredByCreation() {
        sixJobs();

        assertThat(names(created(NOON.plusSeconds(30), null))).isEqualTo("a");
        assertThat(names(created(null, NOON.plusSeconds(20)))).isEqualTo("bf");
        assertThat(names(created(NOON.plusSeconds(10), NOON.plusSeconds(50)))).isEqualTo("cde");
        assertThat(names(created(NOON.plusSeconds(30).minusNanos(1), NOON.plusSeconds(30).plusNanos(1))))
                .isEqualTo("ce");
    }

    @Test
    default void jobsAreFilteredByPartOfTheName() {
        for (String domain : List.of("a_b.example", "axb.example", "100%.example", "back\\slash.example")) {
            stores().submit(domain);
        }

        assertThat(names(with(null, "A_B", null))).isEqualTo("a");
        assertThat(names(with(null, "%", null))).isEqualTo("1");
        assertThat(names(with(null, "\\", null))).isEqualTo("b");
        assertThat(names(with(null, "B.Exam", null))).isEqualTo("aa");
        assertThat(names(with(null, "", null))).hasSize(4);
        assertThat(names(with(null, "nowhere", null))).isEmpty();
    }

    @Test
    default void aPageIsPartOfTheWhole() {
        for (int i = 0; i < 10; i++) {
            stores().submit(i + ".example");
        }
        JobFilter filter = sorted(JobFilter.Sort.DOMAIN_ASC);

        Page<Job> middle = stores().queue().list(filter, new Slice(3, 4));
        Page<Job> last = stores().queue().list(filter, new Slice(3, 9));
        Page<Job> beyond = stores().queue().list(filter, new Slice(3, 1_000_000_000_000L));

        assertThat(middle.items()).extracting(Job::domain).containsExactly("4.example", "5.example", "6.example");
        assertThat(last.items()).extracting(Job::domain).containsExactly("9.example");
        assertThat(beyond.items()).isEmpty();
        assertThat(List.of(middle.total(), last.total(), beyond.total())).containsOnly(10L);
    }

    @ParameterizedTest
    @EnumSource(JobFilter.Sort.class)
    default void aListGoesOnBehindTheItemBefore(JobFilter.Sort sort) {
        sixJobs();
        List<Job> whole = stores().queue().list(sorted(sort), FIRST).items();

        var walked = new ArrayList<Job>();
        Page<Job> page = stores().queue().list(sorted(sort), new Slice(2, 0));
        while (!page.items().isEmpty()) {
            walked.addAll(page.items());
            assertThat(page.total()).isEqualTo(6);
            page = stores().queue().list(sorted(sort), new Slice(2, walked.size(), page.last()));
        }
        assertThat(walked).isEqualTo(whole).hasSize(6);
    }
}
