package dev.gonemaster.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DirectDatabase;
import dev.gonemaster.transfer.Databases.Said;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = Driver.class, names = {"SQLITE", "POSTGRES", "MARIADB"})
    void whatAnOperatorWatchesIsThere(Driver driver) throws Exception {
        String dsn = Databases.fresh(driver, folder);
        Databases.fill(driver, dsn, 40, 3, 8);
        JsonNode figures;
        String schema;
        try (DirectDatabase database = DirectDatabase.reading(driver, dsn)) {
            figures = new ObjectMapper().readTree(new Stats(database, 30, CLOCK).figures().json());
            schema = database.migrations().state().version();
        }

        assertThat(figures.at("/database/kind").asText()).isEqualToIgnoringCase(driver.name());
        assertThat(figures.at("/database/schema").asText()).isEqualTo(schema).startsWith("2026");
        assertThat(figures.at("/size_bytes/database").asLong()).isGreaterThan(10_000);
        assertThat(figures.at("/size_bytes/entries").asLong()).isGreaterThan(1_000);
        assertThat(figures.at("/rows/runs").asLong()).isEqualTo(40);
        assertThat(figures.at("/rows/entries").asLong()).isEqualTo(38 * 3);
        assertThat(figures.at("/jobs/queued").asLong()).isEqualTo(6);
        assertThat(figures.at("/jobs/paused").asLong()).isEqualTo(2);
        assertThat(figures.at("/jobs/oldest_queued").asText()).isEqualTo("2026-01-01T00:00:10Z");
        assertThat(figures.at("/jobs/oldest_queued_seconds").asLong()).isEqualTo(36 * 3600 - 11);
        assertThat(figures.at("/runs/on_2026-01-01").asLong()).isEqualTo(40);
        assertThat(figures.at("/runs/on_2026-01-02").asLong()).isZero();
        assertThat(figures.at("/runs/oldest").asText()).isEqualTo("2026-01-01T00:00:07Z");
        assertThat(figures.at("/runs/retention_days").asLong()).isEqualTo(30);
        assertThat(figures.at("/runs/retention_days_set_at_run_time").asLong()).isEqualTo(90);
        switch (driver) {
            case SQLITE -> {
                assertThat(figures.at("/sqlite/pages").asLong()).isPositive();
                assertThat(figures.at("/sqlite/pages_free").isNumber()).isTrue();
                assertThat(figures.at("/sqlite/auto_vacuum").asText()).isEqualTo("incremental");
                assertThat(figures.at("/size_bytes/write-ahead_log").isNumber()).isTrue();
            }
            case POSTGRES -> {
                assertThat(figures.at("/dead_rows/entries").isNumber()).isTrue();
                assertThat(figures.at("/last_vacuum").has("entries")).isTrue();
                assertThat(figures.at("/connections/of_this_database").asLong()).isPositive();
                assertThat(figures.at("/cache/hit_percent_of_tables").isMissingNode()).isFalse();
            }
            default -> {
                assertThat(figures.at("/free_bytes/entries").isNumber()).isTrue();
                assertThat(figures.at("/connections/of_the_server").asLong()).isPositive();
                assertThat(figures.at("/slow_queries/so_far").isNumber()).isTrue();
            }
        }
    }

    @Test
    void peopleReadItToo() throws Exception {
        String dsn = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, dsn, 1_200, 1, 0);

        Said said = Databases.run("stats", Driver.SQLITE, dsn, "retention-days", "30");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).containsPattern("rows\n(.*\n)* +runs +1,200\n").containsPattern("retention days +30\n")
                .containsPattern("size\n +database +[0-9.]+ (KiB|MiB)\n").doesNotContain("null");
    }

    @Test
    void aServerOnTheFileIsSeen() throws Exception {
        String dsn = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, dsn, 1, 1, 0);

        assertThat(Databases.run("stats", Driver.SQLITE, dsn).out()).containsPattern("a server has the file +no");
        try (DirectDatabase server = DirectDatabase.owning(Driver.SQLITE, dsn)) {
            assertThat(server.file()).isPresent();
            assertThat(Databases.run("stats", Driver.SQLITE, dsn).out()).containsPattern("a server has the file +yes");
        }
    }
}
