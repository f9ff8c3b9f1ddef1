package dev.gonemaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.RunResult.NameserverTiming;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingsJsonTest {
    @Test
    void timesArePublishedUnderTheirNames() {
        assertThat(TimingsJson.of(List.of(
                new NameserverTiming("ns1.example", "192.0.2.1", 2.5, 1.0, 4.0, 2.5, 1.5, 2, 1, 3))))
                .isEqualTo("[{\"nameserver\":\"ns1.example\",\"address\":\"192.0.2.1\",\"avg_ms\":2.5,\"min_ms\":1.0,"
                        + "\"max_ms\":4.0,\"median_ms\":2.5,\"stddev_ms\":1.5,\"count\":2,\"status\":\"ok\","
                        + "\"timeout_count\":1,\"refused_count\":3}]");
    }

    @Test
    void aSilentServerIsUnreachable() {
        assertThat(TimingsJson.of(List.of(
                new NameserverTiming("ns1.example", "192.0.2.1", null, null, null, null, null, 0, 4, 0))))
                .contains("\"status\":\"unreachable\"", "\"avg_ms\":0.0", "\"timeout_count\":4");
    }

    @Test
    void aNameWithoutAddressIsUnresolved() {
        assertThat(TimingsJson.of(List.of(
                new NameserverTiming("ns1.example", "", null, null, null, null, null, 0, 0, 0))))
                .contains("\"status\":\"unresolved\"");
    }

    @Test
    void noServersMakeAnEmptyArray() {
        assertThat(TimingsJson.of(List.of())).isEqualTo("[]");
    }
}
