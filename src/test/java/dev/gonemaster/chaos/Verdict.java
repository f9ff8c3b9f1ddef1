package dev.gonemaster.chaos;

import dev.gonemaster.jobs.JobId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must hold after a chaos run, whatever happened in it.
final class Verdict {
    static final double SUCCEEDED_SHARE_MIN = 0.99;
    static final int LOST_LEASES_MAX = 3;
    /// Of each rule as many are told.
    private static final int TOLD_MAX = 5;
    private static final Set<String> TERMINAL = Set.of("succeeded", "failed", "canceled", "expired");

    private final Map<String, List<String>> breaches = new HashMap<>();

    private Verdict() {
    }

    /// @return one line for each rule that is broken; empty when all is well
    static List<String> breaches(List<JobRow> rows, Submissions submissions) {
        var verdict = new Verdict();
        rows.forEach(verdict::judge);
        verdict.judgeAccepted(rows, submissions);
        verdict.judgeUnasked(rows, submissions);
        return verdict.breaches.entrySet().stream().map(it -> it.getKey() + ": " + it.getValue().size() + ", such as "
                + it.getValue().stream().limit(TOLD_MAX).toList()).sorted().toList();
    }

    private void judge(JobRow row) {
        require(TERMINAL.contains(row.status()), "not terminal", row);
        require(row.runs() == 1, "not exactly one run", row);
        require(row.status().equals(row.runStatus()), "run of another state", row);
        require(row.attempt() == row.runAttempt(), "run of another attempt", row);
        require(row.entriesSaid() == row.entries(), "entries lost or doubled", row);
        require(!row.succeeded() || row.entries() > 0, "succeeded without entries", row);
        require(row.succeeded() || row.status().equals("failed") && row.lostLeases() == LOST_LEASES_MAX,
                "neither succeeded nor failed after three lost leases", row);
    }

    private void judgeAccepted(List<JobRow> rows, Submissions submissions) {
        Map<String, JobRow> byId = new HashMap<>();
        rows.forEach(row -> byId.put(new JobId(row.id()).toString(), row));
        int succeeded = 0;
        for (Map.Entry<String, String> accepted : submissions.accepted().entrySet()) {
            JobRow row = byId.get(accepted.getValue());
            require(row != null && row.domain().equals(accepted.getKey()), "accepted and lost", accepted);
            succeeded += row != null && row.succeeded() ? 1 : 0;
        }
        int all = submissions.accepted().size();
        require(succeeded >= all * SUCCEEDED_SHARE_MIN, "too few succeeded", succeeded + " of " + all);
    }

    private void judgeUnasked(List<JobRow> rows, Submissions submissions) {
        Map<String, Integer> jobs = new HashMap<>();
        rows.forEach(row -> jobs.merge(row.domain(), 1, Integer::sum));
        jobs.forEach((domain, count) -> {
            int accepted = submissions.accepted().containsKey(domain) ? 1 : 0;
            require(count <= accepted + submissions.uncertain(domain), "more jobs than tries to hand one in", domain);
        });
    }

    private void require(boolean holds, String otherwise, Object what) {
        if (!holds) {
            breaches.computeIfAbsent(otherwise, _ -> new ArrayList<>()).add(what.toString());
        }
    }
}
