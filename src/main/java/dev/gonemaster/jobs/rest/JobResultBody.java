package dev.gonemaster.jobs.rest;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gonemaster.jobs.Run;
import dev.gonemaster.jobs.StoredEntry;
import dev.gonemaster.json.StoredText;
import dev.gonemaster.translation.Catalogue;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a run found, with its messages in words. The same run gives the same octets in one language, now and after a
/// restart.
///
/// @param summary number of entries by level, most severe level first, levels that do not occur left out
/// @param score as it was given when the run ended; null for none
/// @param hasDnssecChain whether the chain of trust can be asked for
record JobResultBody(String jobId, @JsonInclude(NON_NULL) @Nullable String batchId, String status, @JsonInclude(NON_EMPTY) Map<String, Integer> summary,
                     @JsonInclude(NON_EMPTY) @Nullable JsonNode nameserverTimings, Raw raw,
                     @JsonInclude(NON_NULL) @Nullable JsonNode score,
                     @JsonInclude(NON_DEFAULT) boolean hasDnssecChain) {
    /// @param locale code of the language that was used, whatever was asked for
    record Raw(String locale, @JsonInclude(NON_EMPTY) List<ResultEntry> entries) {
    }

    record ResultEntry(BigDecimal timestamp, String module, String testcase, String tag, String level,
                       @JsonInclude(NON_EMPTY) @Nullable JsonNode args, @JsonInclude(NON_EMPTY) String message) {
        static ResultEntry from(StoredEntry entry, Catalogue texts) {
            JsonNode args = StoredText.json(entry.args());
            return new ResultEntry(EntryBody.seconds(entry.at()), entry.module(), entry.testcase(), entry.tag(),
                    entry.level().name(), args,
                    texts.text(entry.module(), entry.tag(), StoredText.values(args)));
        }
    }

    static JobResultBody from(Run run, List<StoredEntry> entries, Catalogue texts, boolean hasChain) {
        return new JobResultBody(run.id().toString(), Objects.toString(run.batch(), null), run.state().published(), summary(entries),
                StoredText.json(run.timingsJson()),
                new Raw(texts.language().code(),
                        entries.stream().map(entry -> ResultEntry.from(entry, texts)).toList()),
                StoredText.json(run.score() == null ? null : run.score().json()), hasChain);
    }

    private static SequencedMap<String, Integer> summary(List<StoredEntry> entries) {
        SequencedMap<String, Integer> counts = new LinkedHashMap<>();
        entries.stream().map(StoredEntry::level).sorted(Comparator.reverseOrder())
                .forEach(level -> counts.merge(level.name(), 1, Integer::sum));
        return counts;
    }
}
