package dev.gonemaster.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
    @ParameterizedTest
    @CsvSource({"0, PT0S", "30s, PT30S", "10m, PT10M", "1h30m, PT1H30M", "1.5h, PT1H30M", "300ms, PT0.3S",
        "2us, PT0.000002S", "7ns, PT0.000000007S", ".5s, PT0.5S", "1m1m, PT2M"})
    void aDurationIsRead(String text, Duration duration) {
        assertThat(GoDuration.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "-5s", "1d", "1h 30m", "1h30", "x1s", "1sx", ".s", "9999999999999999s"})
    void somethingElseIsNoDuration(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }
}
