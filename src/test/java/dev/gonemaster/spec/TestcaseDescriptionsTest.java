package dev.gonemaster.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.testcase.Testcase;
import org.junit.jupiter.api.Test;

class TestcaseDescriptionsTest {
    @Test
    void everyTestcaseIsDescribed() {
        assertThat(Testcases.all()).isNotEmpty().extracting(Testcase::id)
                .allSatisfy(id -> assertThat(TestcaseDescriptions.of(id)).as(id).endsWith("."));
    }
}
