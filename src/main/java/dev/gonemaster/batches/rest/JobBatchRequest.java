package dev.gonemaster.batches.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gonemaster.batches.BatchOrder;
import dev.gonemaster.jobs.TestSpec;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A batch as it is posted. Absent members and `null` mean the same.
///
/// @param profile accepted for old clients, without effect
/// @param nameservers refused: there is one delegation for each name
/// @param dsInfo refused likewise
record JobBatchRequest(List<String> domains, @Nullable String fromTag, List<String> tests, @Nullable Long profileId,
                       @Nullable JsonNode profileOverrides, @Nullable String minLevel, List<String> tags,
                       @Nullable String profile, @Nullable String description, @Nullable Integer priority,
                       boolean snapshotIntent, boolean promoteSnapshotDefault, @Nullable JsonNode nameservers,
                       @Nullable JsonNode dsInfo) {
    JobBatchRequest {
        domains = elements(domains);
        tests = elements(tests);
        tags = elements(tags);
    }

    BatchOrder toOrder() {
        if (given(nameservers) || given(dsInfo)) {
            throw new ProblemException(Problem.UNDELEGATED_NOT_SUPPORTED_FOR_BATCH,
                    "a batch cannot be tested undelegated");
        }
        String label = fromTag != null ? fromTag : tags.isEmpty() ? null : tags.getFirst();
        String overrides = given(profileOverrides) ? profileOverrides.toString() : null;
        TestSpec wanted = new TestSpec(tests, overrides, List.of(), List.of(), minLevel, false, false);
        return new BatchOrder(wanted, tags, profileId, label, description, priority, snapshotIntent,
                promoteSnapshotDefault);
    }

    private static boolean given(@Nullable JsonNode node) {
        return node != null && !node.isNull();
    }

    private static <T> List<T> elements(@Nullable List<T> written) {
        return written == null ? List.of() : List.copyOf(written);
    }
}
