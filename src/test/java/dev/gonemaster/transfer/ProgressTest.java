package dev.gonemaster.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();

    private Progress progress(boolean terminal) {
        return new Progress(new PrintStream(told, true, StandardCharsets.UTF_8), terminal, clock::get);
    }

    @Test
    void awayFromATerminalALineComesEveryFewSeconds() {
        Progress progress = progress(false);
        progress.begin("copying", 1_000, 11_000);
        for (int second = 0; second < 10; second++) {
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            progress.add(500);
        }
        progress.end();

        assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo("""
                copying: 3,500 of 11,000 rows (31 %), 500 rows/s, 15s left
                copying: 6,000 of 11,000 rows (54 %), 500 rows/s, 10s left
                """);
    }

    @Test
    void onATerminalOneLineIsWrittenAnewAndGoes() {
        Progress progress = progress(true);
        progress.begin("reading", 0, 0);
        for (int i = 0; i < 3; i++) {
            clock.addAndGet(Duration.ofMillis(150).toNanos());
            progress.add(3);
        }
        progress.end();

        assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo("\r\u001b[Kreading: 6 rows, 20 rows/s\r\u001b[K");
    }

    @ParameterizedTest
    @CsvSource({"0,0s", "59,59s", "61,1m01s", "3599,59m59s", "3723,1h02m03s"})
    void durationsAreShort(long seconds, String text) {
        assertThat(Progress.duration(seconds)).isEqualTo(text);
    }
}
