package dev.gonemaster.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DatabaseRefusedException;
import dev.gonemaster.persistence.DirectDatabase;
import dev.gonemaster.transfer.Databases.Said;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CopyTest {
    private static final int RUNS = 400;
    private static final int ENTRIES = 60;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"SQLITE,SQLITE", "SQLITE,POSTGRES", "SQLITE,MARIADB", "POSTGRES,SQLITE", "POSTGRES,POSTGRES",
            "POSTGRES,MARIADB", "MARIADB,SQLITE", "MARIADB,POSTGRES", "MARIADB,MARIADB"})
    void anInterruptedCopyGoesOnAndEndsEqual(Driver from, Driver to) throws Exception {
        String source = Databases.fresh(from, folder);
        String target = Databases.fresh(to, folder);
        Databases.fill(from, source, RUNS, ENTRIES, 50);

        interrupted(from, source, to, target, 3);
        interrupted(from, source, to, target, 2);
        Said said = Databases.copy(source, target);

        assertThat(said.err()).isEmpty();
        assertThat(said.code()).as(said.out()).isZero();
        assertThat(said.out()).contains("going on with an interrupted copy after", "verified: ");
        assertThat(Databases.checksums(to, target)).isEqualTo(Databases.checksums(from, source))
                .hasEntrySatisfying("runs", text -> assertThat(text).startsWith(RUNS + " "));
        assertThat(Databases.run("check", to, target).out()).endsWith("is sound\n");
    }

    /// Copies until some pages are written, and breaks off as a process does that is killed while it reads the next
    /// one.
    private static void interrupted(Driver from, String source, Driver to, String target, int pages) throws Exception {
        try (DirectDatabase read = DirectDatabase.reading(from, source);
                DirectDatabase written = DirectDatabase.owning(to, target);
                Source rows = new Interrupted(DatabaseSource.of(read), pages)) {
            var silent = new PrintStream(PrintStream.nullOutputStream());
            var copy = new Copy(rows, written, silent, new Progress(silent, false, System::nanoTime));
            assertThatThrownBy(copy::run).isInstanceOf(IOException.class).hasMessage("killed");
        }
    }

    @Test
    void aCopyThatDiesInsideATransactionLosesNothing() throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        String target = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, source, RUNS, ENTRIES, 0);
        interrupted(Driver.SQLITE, source, Driver.SQLITE, target, 5);
        long before = Databases.number(Driver.SQLITE, target, "SELECT COUNT(*) FROM runs");
        try (DirectDatabase database = DirectDatabase.owning(Driver.SQLITE, target);
                Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("DELETE FROM entries");
            connection.createStatement()
                    .execute("UPDATE copy_progress SET value = 'lost' WHERE name = 'position.JOBS'");
        }

        Said said = Databases.copy(source, target);

        assertThat(before).isBetween(1L, RUNS - 1L);
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(Databases.checksums(Driver.SQLITE, target)).isEqualTo(Databases.checksums(Driver.SQLITE, source));
    }

    @Test
    void aPageHoldsNoMoreRowsThanTheLimit() throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, source, 60, 700, 0);
        Databases.execute(Driver.SQLITE, source, """
                INSERT INTO entries
                SELECT run_id, seq + 700 + 700 * n.x, domain_id, timestamp, module, testcase, tag, level, args_json
                FROM entries, (
                    WITH RECURSIVE c(x) AS (VALUES (0) UNION ALL SELECT x + 1 FROM c WHERE x < 19) SELECT x FROM c) n
                WHERE run_id = 30""", "UPDATE runs SET entry_count = 14700 WHERE id = 30");
        var pages = new ArrayList<Page>();
        try (DirectDatabase database = DirectDatabase.reading(Driver.SQLITE, source);
                DatabaseSource rows = DatabaseSource.of(database)) {
            var page = new Page(Map.of(), "", false);
            while (!page.last()) {
                page = rows.next(Part.JOBS, page.position());
                pages.add(page);
            }
        }

        assertThat(pages).hasSizeGreaterThan(4);
        assertThat(pages).filteredOn(page -> page.size() > Part.PAGE_ROWS_MAX).singleElement()
                .satisfies(page -> assertThat(page.of(Table.JOBS)).hasSize(1));
    }

    @Test
    void runningJobsWaitAgainWithoutALostLease() throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        String target = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, source, 3, 2, 2);
        Databases.execute(Driver.SQLITE, source, "INSERT INTO instances VALUES ('one', 1, 1)",
                "UPDATE jobs SET status = 'running', instance = 'one', attempt = 2, lost_leases = 1, progress = 50,"
                        + " started_at = 5 WHERE id = 4");

        assertThat(Databases.copy(source, target).code()).isZero();

        assertThat(Databases.text(Driver.SQLITE, target, "SELECT status || ' ' || COALESCE(instance, '-')"
                + " || ' ' || attempt || ' ' || lost_leases || ' ' || progress FROM jobs WHERE id = 4"))
                .isEqualTo("queued - 2 1 0");
        assertThat(Databases.number(Driver.SQLITE, target, "SELECT COUNT(*) FROM instances")).isZero();
    }

    @Test
    void numbersGoOnBehindThoseOfTheSource() throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        String target = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, source, 3, 2, 0);
        Databases.execute(Driver.SQLITE, source, "UPDATE id_blocks SET next_id = 70001 WHERE name = 'jobs'",
                "UPDATE id_blocks SET next_id = 20001 WHERE name = 'batches'");

        assertThat(Databases.copy(source, target).code()).isZero();

        assertThat(Databases.text(Driver.SQLITE, target,
                "SELECT group_concat(name || next_id, ' ') FROM (SELECT * FROM id_blocks ORDER BY name)"))
                .isEqualTo("batches20001 domains10001 jobs70001 profiles1");
    }

    @Test
    void theSourceStaysAsItWas() throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, source, 5, 2, 0);
        byte[] before = Files.readAllBytes(Path.of(source));
        Files.delete(Path.of(source + ".lock"));

        assertThat(Databases.copy(source, Databases.fresh(Driver.SQLITE, folder)).code()).isZero();

        assertThat(Files.readAllBytes(Path.of(source))).isEqualTo(before);
        assertThat(Path.of(source + ".lock")).doesNotExist();
    }

    @Test
    void besideAServerTheCopyIsSoundAndSaysWhatMayBeMissing() throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        String target = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, source, RUNS, 5, 10);
        try (DirectDatabase server = DirectDatabase.owning(Driver.SQLITE, source);
                DirectDatabase read = DirectDatabase.reading(Driver.SQLITE, source);
                DirectDatabase written = DirectDatabase.owning(Driver.SQLITE, target);
                Source rows = new Busy(DatabaseSource.of(read), server)) {
            var silent = new PrintStream(PrintStream.nullOutputStream());
            assertThat(new Copy(rows, written, silent, new Progress(silent, false, System::nanoTime)).run()).isTrue();
            assertThat(Databases.copy(source, Databases.fresh(Driver.SQLITE, folder)).out())
                    .contains("a server works on " + source + ": what is written there from now on may be missing");
        }

        assertThat(Databases.run("check", Driver.SQLITE, target).out()).endsWith("is sound\n");
        assertThat(Databases.number(Driver.SQLITE, target, "SELECT COUNT(*) FROM jobs WHERE id > " + (RUNS + 10)))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Driver.class, names = {"SQLITE", "POSTGRES", "MARIADB"})
    void aTargetThatHoldsSomethingIsRefused(Driver driver) throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        String target = Databases.fresh(driver, folder);
        Databases.fill(Driver.SQLITE, source, 2, 1, 0);
        Databases.fill(driver, target, 1, 1, 0);

        Said said = Databases.copy(source, target);

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).endsWith(" is not empty: there are rows in settings\n").hasLineCount(1);
    }

    @Test
    void anInterruptedCopyOfAnotherSourceIsRefused() throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        String other = Databases.fresh(Driver.SQLITE, folder);
        String target = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, source, RUNS, ENTRIES, 0);
        Databases.fill(Driver.SQLITE, other, 1, 1, 0);
        interrupted(Driver.SQLITE, source, Driver.SQLITE, target, 4);

        Said said = Databases.copy(other, target);

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("holds an interrupted copy of " + source).hasLineCount(1);
    }

    @ParameterizedTest
    @EnumSource(value = Driver.class, names = {"SQLITE", "POSTGRES", "MARIADB"})
    void noServerStartsOnAHalfCopiedDatabase(Driver driver) throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        String target = Databases.fresh(driver, folder);
        Databases.fill(Driver.SQLITE, source, RUNS, ENTRIES, 0);
        interrupted(Driver.SQLITE, source, driver, target, 4);

        try (DirectDatabase database = DirectDatabase.owning(driver, target)) {
            assertThatThrownBy(database.migrations()::migrate).isInstanceOf(DatabaseRefusedException.class)
                    .hasMessageContaining("a copy into this database was interrupted");
        }
        assertThat(Databases.run("check", driver, target).out())
                .contains("schema: a copy into this database was interrupted");
        assertThat(Databases.copy(target, Databases.fresh(Driver.SQLITE, folder)).err())
                .contains("was interrupted: finish it first");
    }

    @ParameterizedTest
    @EnumSource(value = Driver.class, names = {"POSTGRES", "MARIADB"})
    void aTargetWithAServerOrAnotherCopyIsRefused(Driver driver) throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        String target = Databases.fresh(driver, folder);
        Databases.fill(Driver.SQLITE, source, 2, 1, 0);
        try (DirectDatabase database = DirectDatabase.owning(driver, target)) {
            database.migrations().migrate();
            Databases.execute(driver, target,
                    "INSERT INTO instances VALUES ('one', 1, " + database.dialect().now() + ")");

            assertThat(Databases.copy(source, target).err()).contains("a server works on ").hasLineCount(1);

            Databases.execute(driver, target, "DELETE FROM instances");
            try (DatabaseTarget other = DatabaseTarget.of(database, source)) {
                assertThat(other.resumed()).isFalse();
                assertThat(Databases.copy(source, target).err()).contains("another copy into ").hasLineCount(1);
            }
        }
        assertThat(Databases.copy(source, target).code()).isZero();
    }

    @Test
    void aCopyThatIsNotEqualSaysSoAndFails() throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        String target = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, source, RUNS, ENTRIES, 0);
        interrupted(Driver.SQLITE, source, Driver.SQLITE, target, 5);
        Databases.execute(Driver.SQLITE, target, "UPDATE entries SET args_json = '{}' WHERE run_id = 1 AND seq = 3");

        Said said = Databases.copy(source, target);

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("NOT EQUAL").containsPattern("entries .*\\n .* <- as read from the source");
    }

    @Test
    void orphansOfTheSourceAreNotHidden() throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, source, 20, 5, 0);
        Databases.execute(Driver.SQLITE, source, "PRAGMA foreign_keys = OFF", "DELETE FROM jobs WHERE id = 7");

        Said said = Databases.copy(source, Databases.fresh(Driver.SQLITE, folder));

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("NOT EQUAL").contains("as read from the source, which has 20");
    }

    @Test
    void wrongCallsAreToldInOneLine() throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        Databases.fill(Driver.SQLITE, source, 1, 1, 0);
        Map<Said, String> said = Map.of(
                Databases.run("copy", Map.of("from", source)), "missing: --to or GONEMASTER_DB_COPY_TO",
                Databases.copy(source, source), "source and target are the same database",
                Databases.run("copy", Map.of("from", source, "to", "x", "to-driver", "oracle")),
                "\"oracle\" is none of",
                Databases.run("move", Map.of()), "there is no command db move");

        assertThat(said).allSatisfy((told, sentence) -> {
            assertThat(told.code()).isEqualTo(2);
            assertThat(told.err()).startsWith("gonemaster-server: ").contains(sentence).hasLineCount(1);
        });
        Said absent = Databases.copy(folder.resolve("none.db").toString(), folder.resolve("new.db").toString());
        assertThat(absent.code()).isEqualTo(1);
        assertThat(absent.err()).endsWith("none.db does not exist\n");
        assertThat(folder.resolve("none.db")).doesNotExist();
        assertThat(folder.resolve("new.db")).doesNotExist();
    }

    @Test
    void noPasswordIsTold() {
        Said said = Databases.copy("postgres://gonemaster:secret1@127.0.0.1:1/x?sslmode=disable",
                "gonemaster:secret2@tcp(127.0.0.1:1)/x");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err() + said.out()).doesNotContain("secret").startsWith("gonemaster-server: ");
        assertThat(said.err()).hasLineCount(1);
    }

    /// A source that is read no further after some pages of jobs.
    private static final class Interrupted extends PassingSource {
        private int left;

        Interrupted(Source source, int pages) {
            super(source);
            left = pages;
        }

        @Override
        public Page next(Part part, String position) throws SQLException, IOException {
            Page page = super.next(part, position);
            if (part.tables().stream().anyMatch(table -> !page.of(table).isEmpty()) && left-- == 0) {
                throw new IOException("killed");
            }
            return page;
        }
    }

    /// A source into which somebody writes between two pages: a new domain with a run of a job that was read, of one
    /// that was not, and a job behind the last one.
    private static final class Busy extends PassingSource {
        private final DirectDatabase server;
        private boolean written;

        Busy(Source source, DirectDatabase server) {
            super(source);
            this.server = server;
        }

        @Override
        public Page next(Part part, String position) throws SQLException, IOException {
            if (part == Part.JOBS && !written) {
                written = true;
                try (Connection connection = server.connect(); var statement = connection.createStatement()) {
                    statement.execute("INSERT INTO domains (id, name, created_at, run_count)"
                            + " VALUES (90000, 'new.example', 1, 1)");
                    statement.execute("UPDATE jobs SET status = 'succeeded', finished_at = 9, attempt = 1,"
                            + " domain = 'new.example' WHERE id = " + (RUNS + 1));
                    statement.execute("""
                            INSERT INTO runs SELECT %d, public_id || 'x', 90000, 'new.example', 'succeeded', priority,
                                config_json, created_at, started_at, finished_at, 0, 1, 0, 0, 0, 0, NULL, 0, NULL, NULL,
                                NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
                            FROM runs WHERE id = 1""".formatted(RUNS + 1));
                    statement.execute("DELETE FROM entries WHERE run_id = 400");
                    statement.execute("DELETE FROM runs WHERE id = 400");
                    statement.execute("DELETE FROM jobs WHERE id = 400");
                }
            }
            return super.next(part, position);
        }
    }
}
