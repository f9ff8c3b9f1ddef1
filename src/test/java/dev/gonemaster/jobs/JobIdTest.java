package dev.gonemaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobIdTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 31, 32, 10_000, 1_048_577, JobId.NUMBER_MAX})
    void thePrintedFormReadsBack(long number) {
        JobId id = new JobId(number);

        assertThat(id.toString()).hasSize(16).startsWith("job");
        assertThat(JobId.parse(id.toString())).contains(id);
    }

    @Test
    void textOrderIsNumberOrder() {
        assertThat(new JobId(31).toString()).isLessThan(new JobId(32).toString());
        assertThat(new JobId(1023)).hasToString("job00000000000zz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "job", "job0000000000000", "batch00000000001", "job00000000000001", "job000000000000u",
        "job000000000000!", "jobzzzzzzzzzzzzz", "1"})
    void anythingElseIsNoId(String text) {
        assertThat(JobId.parse(text)).isEmpty();
    }

    @Test
    void everyEntryIdIsExactInJavaScript() {
        long highest = JobId.NUMBER_MAX * 65_536 + StoredEntry.ENTRIES_MAX;

        assertThat(highest).isLessThan(1L << 53);
        assertThatThrownBy(() -> new JobId(JobId.NUMBER_MAX + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JobId(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
