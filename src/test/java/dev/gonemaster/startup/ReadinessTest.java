package dev.gonemaster.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final AtomicBoolean database = new AtomicBoolean(true);
    private final AtomicBoolean full = new AtomicBoolean();
    private final Readiness readiness = new Readiness(database::get, full::get);

    @Test
    void aServerThatStartsIsNotReadyYet() {
        assertThat(readiness.notReadyBecause()).contains("starting");
    }

    @Test
    void aStartedServerIsReadyAsLongAsItsDatabaseAnswers() {
        readiness.up();
        assertThat(readiness.notReadyBecause()).isEmpty();

        database.set(false);
        assertThat(readiness.notReadyBecause()).contains("the database cannot be reached");

        database.set(true);
        assertThat(readiness.notReadyBecause()).isEmpty();
    }

    @Test
    void aDatabaseThatCanOnlyBeReadIsAReason() {
        readiness.up();
        full.set(true);
        assertThat(readiness.notReadyBecause()).contains("the database takes no changes");
    }

    @Test
    void aServerThatStopsIsNotReadyAnyMore() {
        readiness.up();
        readiness.down("stopping");
        assertThat(readiness.notReadyBecause()).contains("stopping");
    }
}
