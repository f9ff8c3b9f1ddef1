package dev.gonemaster.batches.rest;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gonemaster.batches.Batch;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.Verdicts;
import dev.gonemaster.jobs.rest.JobBody;
import dev.gonemaster.listing.rest.ListBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A batch with one page of its jobs.
///
/// @param total jobs that the filter matches
/// @param statusCounts all jobs of the batch by status
/// @param completion percent of its jobs that have ended
record BatchSummary(String batchId, @JsonInclude(NON_EMPTY) @Nullable String tag,
                    @JsonInclude(NON_EMPTY) String description, long total, Map<String, Long> statusCounts,
                    @JsonInclude(NON_EMPTY) Map<String, Long> grades,
                    @JsonInclude(NON_EMPTY) Map<String, Long> worstLevels, List<JobBody> items, int limit, long offset,
                    @JsonInclude(NON_NULL) @Nullable String nextCursor,
                    @JsonInclude(NON_NULL) @Nullable String prevCursor, @JsonInclude(NON_NULL) @Nullable String sort,
                    double completion, Instant createdAt, @JsonInclude(NON_NULL) @Nullable Instant startedAt,
                    @JsonInclude(NON_NULL) @Nullable Instant finishedAt, @JsonInclude(NON_DEFAULT) boolean paused,
                    @JsonInclude(NON_EMPTY) @Nullable String origin) {
    static BatchSummary from(Batch batch, Map<JobState, Long> counts, Verdicts verdicts, ListBody<JobBody> page) {
        var byStatus = new TreeMap<String, Long>();
        counts.forEach((state, count) -> byStatus.put(state.published(), count));
        var byLevel = new TreeMap<String, Long>();
        verdicts.worstLevels().forEach((level, count) -> byLevel.put(level.name(), count));
        return new BatchSummary(batch.id().toString(), batch.asked().tag(), batch.asked().description(), page.total(),
                byStatus, new TreeMap<>(verdicts.grades()), byLevel, page.items(), page.limit(), page.offset(),
                page.nextCursor(), page.prevCursor(), page.sort(), BatchListItem.completion(batch),
                batch.asked().createdAt(), batch.startedAt(), batch.finishedAt(), batch.paused(),
                batch.asked().origin());
    }
}
