package dev.gonemaster.jobs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gonemaster.engine.RunResult.NameserverTiming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Name server timings in their published form: a JSON array, one object for each name and address, in the order given.
final class TimingsJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TimingsJson() {
    }

    /// Times without any answer are published as zero; `status` says so.
    private record Row(String nameserver, String address, @JsonProperty("avg_ms") double avg,
                       @JsonProperty("min_ms") double min, @JsonProperty("max_ms") double max,
                       @JsonProperty("median_ms") double median, @JsonProperty("stddev_ms") double stddev, int count,
                       String status, @JsonProperty("timeout_count") int timeouts,
                       @JsonProperty("refused_count") int refused) {
        static Row of(NameserverTiming timing) {
            return new Row(timing.nameserver(), timing.address(), orZero(timing.avgMs()), orZero(timing.minMs()),
                    orZero(timing.maxMs()), orZero(timing.medianMs()), orZero(timing.stddevMs()), timing.count(),
                    status(timing), timing.timeouts(), timing.refused());
        }

        private static String status(NameserverTiming timing) {
            if (timing.address().isEmpty()) {
                return "unresolved";
            }
            return timing.count() > 0 ? "ok" : "unreachable";
        }

        private static double orZero(@Nullable Double value) {
            return value == null ? 0 : value;
        }
    }

    static String of(List<NameserverTiming> timings) {
        try {
            return JSON.writeValueAsString(timings.stream().map(Row::of).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("timings cannot be written", impossible);
        }
    }
}
