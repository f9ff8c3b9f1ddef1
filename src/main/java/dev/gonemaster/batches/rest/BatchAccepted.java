package dev.gonemaster.batches.rest;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gonemaster.batches.SubmittedBatch;
import dev.gonemaster.jobs.JobId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says that a batch was accepted.
///
/// @param jobIds in the order of the names; null where they would be too many
/// @param duplicates names that were left out because they had come before
record BatchAccepted(String batchId, @JsonInclude(NON_NULL) @Nullable List<String> jobIds, long domainCount,
                     @JsonInclude(NON_DEFAULT) long duplicates) {
    static BatchAccepted from(SubmittedBatch submitted) {
        long total = submitted.batch().total();
        List<String> ids = submitted.jobs().stream().map(JobId::toString).toList();
        return new BatchAccepted(submitted.batch().id().toString(), ids.size() < total ? null : ids, total,
                submitted.repeated());
    }
}
