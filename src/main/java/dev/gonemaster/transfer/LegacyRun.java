package dev.gonemaster.transfer;

import dev.gonemaster.engine.score.Grade;
import dev.gonemaster.engine.score.Score;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.Mark;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A run of the Go gonemaster, or a job of it that has no run; texts as stored.
///
/// @param finished null for what has not ended, or whose end was not written down
/// @param real whether it stands in `runs`
/// @param mark null for none
/// @param worst NOTICE, WARNING, ERROR and CRITICAL entries
record LegacyRun(String id, long domainId, String domain, JobState state, String created, @Nullable String started,
                 @Nullable String finished, long durationMs, long[] worst, @Nullable String error, long priority,
                 @Nullable String config, @Nullable String timings, @Nullable String profile,
                 @Nullable String publicId, @Nullable Mark mark, long progress, boolean real) {
    static final String RUN_COLUMNS = "id, domain_id, domain, status, created_at, started_at, finished_at, duration_ms,"
            + " sev_notice, sev_warning, sev_error, sev_critical, error, priority, config_json,"
            + " nameserver_timings_json, effective_profile, public_id, score, grade";
    static final String JOB_COLUMNS = "id, domain_id, domain, status, created_at, started_at, error, priority,"
            + " config_json, public_id, progress";

    static LegacyRun ofRun(ResultSet row) throws SQLException {
        JobState state = state(row.getString("status"));
        return new LegacyRun(row.getString("id"), row.getLong("domain_id"), row.getString("domain"),
                state.terminal() ? state : JobState.FAILED, row.getString("created_at"), row.getString("started_at"),
                row.getString("finished_at"), row.getLong("duration_ms"),
                new long[] {row.getLong("sev_notice"), row.getLong("sev_warning"), row.getLong("sev_error"),
                        row.getLong("sev_critical")}, row.getString("error"), row.getLong("priority"),
                row.getString("config_json"), row.getString("nameserver_timings_json"),
                row.getString("effective_profile"), row.getString("public_id"), mark(state, row), 100, true);
    }

    /// What was running when that server stopped waits again here.
    static LegacyRun ofJob(ResultSet row) throws SQLException {
        JobState state = state(row.getString("status"));
        boolean ended = state.terminal();
        return new LegacyRun(row.getString("id"), row.getLong("domain_id"), row.getString("domain"),
                state == JobState.RUNNING ? JobState.QUEUED : state, row.getString("created_at"),
                ended ? row.getString("started_at") : null, null, 0, new long[4], row.getString("error"),
                row.getLong("priority"), row.getString("config_json"), null, null, row.getString("public_id"), null,
                ended ? 100 : 0, false);
    }

    /// Older servers of that kind gave one to runs that did not succeed as well.
    private static @Nullable Mark mark(JobState state, ResultSet row) throws SQLException {
        int score = row.getInt("score");
        if (row.wasNull() || state != JobState.SUCCEEDED || score < 0 || score > Score.MAX) {
            return null;
        }
        String grade = row.getString("grade");
        return grade == null ? null
                : Grade.parse(grade).map(known -> new Mark(score, known.published())).orElse(null);
    }

    /// What no server of that kind has ever written counts as failed.
    static JobState state(@Nullable String text) {
        return text == null ? JobState.FAILED : JobState.parse(text).orElse(JobState.FAILED);
    }
}
