package dev.gonemaster.jobs.rest;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gonemaster.jobs.StoredEntry;
import dev.gonemaster.json.StoredText;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An entry as it is shown in lists.
///
/// @param timestamp seconds since the start of the run, to the microsecond
record EntryBody(long id, String runId, long domainId, @JsonInclude(NON_EMPTY) String domain, BigDecimal timestamp,
                 String module, String testcase, String tag, String level,
                 @JsonInclude(NON_EMPTY) @Nullable JsonNode args) {
    static EntryBody from(StoredEntry entry) {
        return new EntryBody(entry.id(), entry.run().toString(), entry.domainId(), entry.domain(),
                seconds(entry.at()), entry.module(), entry.testcase(), entry.tag(), entry.level().name(),
                StoredText.json(entry.args()));
    }

    /// Without trailing zeros.
    static BigDecimal seconds(Duration at) {
        BigDecimal seconds = BigDecimal.valueOf(at.toNanos() / 1000, 6).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }
}
