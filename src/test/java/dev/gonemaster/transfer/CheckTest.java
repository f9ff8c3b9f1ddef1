package dev.gonemaster.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DirectDatabase;
import dev.gonemaster.transfer.Databases.Said;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ended jobs without their run: 1 (job0000000000003)              | DELETE FROM entries WHERE run_id = 3; DELETE FROM runs WHERE id = 3
            runs of jobs that have not ended: 2 (job0000000000002, job0000000000004) | UPDATE jobs SET status = 'queued' WHERE id IN (2, 4)
            runs that ended otherwise than their job: 1 (job0000000000002)  | UPDATE runs SET status = 'canceled' WHERE id = 2
            runs with another number of entries than they say: 4 (job0000000000001, job0000000000002, job0000000000003, ...) | DELETE FROM entries WHERE seq = 0 AND run_id < 5
            running jobs of servers that are not there: 1 (job000000000001f) | UPDATE jobs SET status = 'running', instance = 'gone' WHERE id = 47
            domains with another number of runs than they say: 1 (2)        | UPDATE domains SET run_count = 99 WHERE id = 2
            domains whose latest run is another one than they say: 1 (2)    | UPDATE domains SET latest_run_id = 2 WHERE id = 2
            domains that say something else of their latest run than it is: 1 (3) | UPDATE domains SET latest_level = 'DEBUG' WHERE id = 3
            domains that say something else of their latest run than it is: 1 (2) | UPDATE domains SET latest_score_tenths = 7 WHERE id = 2
            numbers of jobs that were given out would come again: the highest is 50, the next one 50 | UPDATE id_blocks SET next_id = 50 WHERE name = 'jobs'
            """)
    void whatIsWrongIsOneLineOnEveryDatabase(String line, String damage) throws Exception {
        for (Driver driver : new Driver[] {Driver.SQLITE, Driver.POSTGRES, Driver.MARIADB}) {
            String dsn = Databases.fresh(driver, folder);
            Databases.fill(driver, dsn, 45, 3, 5);
            assertThat(Databases.run("check", driver, dsn)).satisfies(said -> {
                assertThat(said.code()).as(said.out() + said.err()).isZero();
                assertThat(said.out()).endsWith("is sound\n").hasLineCount(1);
            });
            Databases.execute(driver, dsn, damage.split("; "));

            Said said = Databases.run("check", driver, dsn);

            assertThat(said.code()).isEqualTo(1);
            assertThat(said.out().lines()).as(driver.name()).contains(line);
            assertThat(said.out()).endsWith(" findings\n");
        }
    }

    /// Foreign keys keep these out elsewhere.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            runs without their job: 1 (job0000000000002)             | DELETE FROM jobs WHERE id = 2
            entries without their run, of jobs: 1 (job0000000000002) | DELETE FROM runs WHERE id = 2
            runs without their domain: 7 (job0000000000002, job0000000000004, job0000000000006, ...) | DELETE FROM domains WHERE id = 2
            runs without their profile: 15 (job0000000000001, job0000000000002, job0000000000003, ...) | DELETE FROM effective_profiles
            runs without their scoring configuration: 14 (job0000000000001, job0000000000002, job0000000000003, ...) | DELETE FROM scoring_configs
            references from runs to domains that lead nowhere: 7     | DELETE FROM domains WHERE id = 2
            """)
    void orphansAreFound(String line, String damage) throws Exception {
        String dsn = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, dsn, 15, 3, 0);
        Databases.execute(Driver.SQLITE, dsn, "PRAGMA foreign_keys = OFF", damage);

        assertThat(Databases.run("check", Driver.SQLITE, dsn).out().lines()).contains(line);
    }

    @Test
    void aBrokenFileIsFound() throws Exception {
        String dsn = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, dsn, 200, 20, 0);
        int root = (int) Databases.number(Driver.SQLITE, dsn,
                "SELECT rootpage FROM sqlite_schema WHERE name = 'runs_finished'");
        long size = Databases.number(Driver.SQLITE, dsn, "PRAGMA page_size");
        try (var file = new RandomAccessFile(dsn, "rw")) {
            file.seek((root - 1) * size + size / 2);
            file.write(new byte[(int) size / 2]);
        }

        Said said = Databases.run("check", Driver.SQLITE, dsn);

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out() + said.err()).containsAnyOf("integrity: ", "the database says: ");
    }

    @ParameterizedTest
    @EnumSource(value = Driver.class, names = {"SQLITE", "POSTGRES", "MARIADB"})
    void theStateOfTheSchemaIsTold(Driver driver) throws Exception {
        String dsn = Databases.fresh(driver, folder);
        Databases.fill(driver, dsn, 1, 1, 0);
        Databases.execute(driver, dsn,
                "UPDATE flyway_schema_history SET version = '209901010000' WHERE version = '202611271100'");
        assertThat(Databases.run("check", driver, dsn).out())
                .contains("schema: steps of a newer version of this server: 209901010000",
                "schema: steps that are missing, which the next start of the server does: 202611271100");

        Databases.execute(driver, dsn, "UPDATE flyway_schema_history SET version = '202611271100', checksum = 1"
                + " WHERE version = '209901010000'");
        assertThat(Databases.run("check", driver, dsn).out())
                .contains("schema: steps failed or were changed: 202611271100");
    }

    @Test
    void checkingDisturbsNoServer() throws Exception {
        String dsn = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, dsn, 10, 3, 2);
        try (DirectDatabase server = DirectDatabase.owning(Driver.SQLITE, dsn); var connection = server.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("UPDATE settings SET value = 'x'");

            assertThat(Databases.run("check", Driver.SQLITE, dsn).code()).isZero();
            connection.commit();
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsNotMade() {
        List<Said> said = new ArrayList<>();
        for (String command : new String[] {"check", "stats"}) {
            said.add(Databases.run(command, Driver.SQLITE, folder.resolve("none.db").toString()));
        }

        assertThat(said).allSatisfy(told -> {
            assertThat(told.code()).isEqualTo(1);
            assertThat(told.err()).endsWith("none.db does not exist\n").hasLineCount(1);
        });
        assertThat(folder.resolve("none.db")).doesNotExist();
        assertThat(Databases.run("check", Driver.MEMORY, "").code()).isEqualTo(2);
    }
}
