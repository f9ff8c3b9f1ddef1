package dev.gonemaster.jobs;

import dev.gonemaster.engine.Engine;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.chain.ChainDocument;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.score.Score;
import dev.gonemaster.engine.score.ScoredRun;
import dev.gonemaster.engine.score.ScoringConfig;
import dev.gonemaster.jobs.RunPreparation.PreparedRun;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs one claimed job and says how it ended. Calls no store. Thread-safe.
final class JobExecutor {
    private static final System.Logger LOG = System.getLogger(JobExecutor.class.getName());
    private static final String NO_PROFILE = "{}";

    private final Engine engine;
    private final RunPreparation preparation;
    private final Supplier<ScoringConfig> scoring;
    private final Clock clock;

    /// @param scoring the configuration in force at the moment
    JobExecutor(Engine engine, RunPreparation preparation, Supplier<ScoringConfig> scoring, Clock clock) {
        this.engine = engine;
        this.preparation = preparation;
        this.scoring = scoring;
        this.clock = clock;
    }

    /// Never throws: a job that cannot be prepared and an engine that breaks make a failed run.
    FinishedRun execute(ActiveRun run) {
        PreparedRun prepared;
        try {
            prepared = preparation.prepare(run.claim().job());
        } catch (IllegalArgumentException wrong) {
            return empty(run, JobState.FAILED, "job cannot be run: " + wrong.getMessage(), NO_PROFILE);
        } catch (RuntimeException | Error defect) {
            return broken(run, defect, NO_PROFILE);
        }
        try {
            return finished(run, prepared, engine.run(prepared.request(), run.control(), run));
        } catch (RuntimeException | Error defect) {
            // Errors too: whatever breaks one run must neither lose its job nor end the server.
            return broken(run, defect, prepared.effectiveProfile());
        }
    }

    private FinishedRun finished(ActiveRun run, PreparedRun prepared, RunResult result) {
        JobState state = switch (result.end()) {
            case COMPLETED -> JobState.SUCCEEDED;
            case CANCELED -> run.overran() ? JobState.EXPIRED : JobState.CANCELED;
            case EXPIRED -> JobState.EXPIRED;
        };
        @Nullable String error = switch (state) {
            case CANCELED -> EndReason.CANCELED;
            case EXPIRED -> expired(run);
            default -> null;
        };
        List<Entry> entries = result.entries().stream().filter(entry -> entry.level().isAtLeast(prepared.minLevel()))
                .toList();
        if (entries.size() > StoredEntry.ENTRIES_MAX) {
            LOG.log(System.Logger.Level.WARNING, "event=entries_dropped " + keys(run) + " entries=" + entries.size());
            entries = entries.subList(0, StoredEntry.ENTRIES_MAX);
            error = "more than " + StoredEntry.ENTRIES_MAX + " entries: the rest was dropped";
        }
        LOG.log(System.Logger.Level.INFO, "event=run_done " + keys(run)
                + " state=" + (run.running() ? state.published() : "given_up") + " duration_ms=" + run.age().toMillis()
                + " entries=" + entries.size());
        return new FinishedRun(run.claim(), state, error, clock.instant(), entries,
                TimingsJson.of(result.timings()), prepared.effectiveProfile(),
                result.chain() == null ? null : chain(run, result.chain()),
                state == JobState.SUCCEEDED ? score(prepared, result) : null);
    }

    private static @Nullable String chain(ActiveRun run, ChainDocument chain) {
        String json = ChainJson.of(chain);
        if (json.length() > ChainJson.LENGTH_MAX) {
            LOG.log(System.Logger.Level.WARNING, "event=chain_dropped " + keys(run) + " length=" + json.length());
            return null;
        }
        return json;
    }

    private StoredScore score(PreparedRun prepared, RunResult result) {
        ScoringConfig config = scoring.get();
        return StoredScore.of(Score.of(ScoredRun.of(prepared.request(), result.entries()), config), config);
    }

    private FinishedRun broken(ActiveRun run, Throwable defect, String profile) {
        if (run.overran()) {
            return empty(run, JobState.EXPIRED, expired(run), profile);
        }
        // What breaks after it was given up concerns nobody: its classes may be gone already.
        if (run.running()) {
            LOG.log(System.Logger.Level.ERROR, "event=run_broken " + keys(run), defect);
        }
        return empty(run, JobState.FAILED, "internal error while the zone was tested", profile);
    }

    private FinishedRun empty(ActiveRun run, JobState state, String error, String profile) {
        return new FinishedRun(run.claim(), state, error, clock.instant(), List.of(), "[]", profile, null);
    }

    private static String expired(ActiveRun run) {
        Duration max = run.control().timeMax();
        String text = max.toMillis() % 1000 == 0 ? max.toSeconds() + " s" : max.toMillis() + " ms";
        return "expired: the run took longer than the limit of " + text;
    }

    private static String keys(ActiveRun run) {
        Claim claim = run.claim();
        return "run=" + claim.id() + " zone=" + claim.job().domain() + " attempt=" + claim.attempt();
    }
}
