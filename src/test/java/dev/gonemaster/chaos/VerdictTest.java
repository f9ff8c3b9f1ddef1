package dev.gonemaster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.jobs.JobId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final int JOBS = 200;

    private final Submissions submissions = new Submissions();
    private final List<JobRow> rows = new ArrayList<>();

    VerdictTest() {
        for (int i = 1; i <= JOBS; i++) {
            submissions.accepted(Submissions.domain(i), new JobId(i).toString());
            rows.add(row(i, Submissions.domain(i), "succeeded", 0, 1, 7));
        }
    }

    private static JobRow row(long id, String domain, String status, int lostLeases, int runs, int entries) {
        return new JobRow(id, domain, status, 1, lostLeases, runs, status, 1, 7, entries);
    }

    private void breaks(String rule) {
        assertThat(Verdict.breaches(rows, submissions)).anyMatch(breach -> breach.startsWith(rule + ": 1"));
    }

    @Test
    void oneEndAndOneRunOfEachIsWell() {
        assertThat(Verdict.breaches(rows, submissions)).isEmpty();
    }

    @Test
    void aJobThatFailedAfterThreeLostLeasesIsWell() {
        rows.set(0, new JobRow(1, Submissions.domain(1), "failed", 3, 3, 1, "failed", 3, 0, 0));
        assertThat(Verdict.breaches(rows, submissions)).isEmpty();
    }

    @Test
    void everyRuleIsAsked() {
        rows.set(0, row(1, Submissions.domain(1), "running", 0, 1, 7));
        breaks("not terminal");
        rows.set(0, row(1, Submissions.domain(1), "succeeded", 0, 0, 7));
        breaks("not exactly one run");
        rows.set(0, row(1, Submissions.domain(1), "succeeded", 0, 1, 14));
        breaks("entries lost or doubled");
        rows.set(0, row(1, Submissions.domain(1), "failed", 2, 1, 7));
        breaks("neither succeeded nor failed after three lost leases");
        rows.set(0, new JobRow(1, Submissions.domain(1), "succeeded", 2, 0, 1, "succeeded", 1, 7, 7));
        breaks("run of another attempt");
        rows.removeFirst();
        breaks("accepted and lost");
    }

    @Test
    void aJobThatNobodyAskedForIsFound() {
        rows.add(row(JOBS + 1, Submissions.domain(1), "succeeded", 0, 1, 7));
        breaks("more jobs than tries to hand one in");
        submissions.uncertain(Submissions.domain(1), "503");
        assertThat(Verdict.breaches(rows, submissions)).isEmpty();
    }

    @Test
    void ninetyNineOfAHundredMustSucceed() {
        for (int i = 1; i <= 3; i++) {
            rows.set(i - 1, new JobRow(i, Submissions.domain(i), "failed", 3, 3, 1, "failed", 3, 0, 0));
        }
        breaks("too few succeeded");
    }
}
