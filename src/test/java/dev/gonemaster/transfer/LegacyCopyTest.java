package dev.gonemaster.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DatabaseRefusedException;
import dev.gonemaster.persistence.DirectDatabase;
import dev.gonemaster.transfer.Databases.Said;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Databases of the Go gonemaster, of its three drivers.
class LegacyCopyTest {
    private static final int RUNS = 450;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"SQLITE,POSTGRES", "POSTGRES,MARIADB", "MARIADB,SQLITE"})
    void everythingThatHasAPlaceIsTakenOver(Driver from, Driver to) throws Exception {
        String source = Databases.fresh(from, folder);
        String target = Databases.fresh(to, folder);
        LegacyDatabase.make(from, source, RUNS);

        Said said = Databases.copy(source, target);

        assertThat(said.err()).isEmpty();
        assertThat(said.code()).as(said.out()).isZero();
        assertThat(said.out()).contains("there is no place for it yet: 2 rows of tags", "1 rows of batches",
                "unreadable: 1 jobs", "unreadable: 1 runs").doesNotContain("scores", "run_dnssec_chain");
        assertThat(Databases.run("check", to, target).out()).endsWith("is sound\n");
        assertThat(counts(to, target)).containsExactlyInAnyOrderEntriesOf(Map.of("domains", 3L, "jobs", RUNS + 4L,
                "runs", RUNS + 2L, "entries", 2L * (RUNS - RUNS / 5), "effective_profiles", 1L));
    }

    @ParameterizedTest
    @CsvSource({"SQLITE,SQLITE", "POSTGRES,POSTGRES", "MARIADB,MARIADB"})
    void numbersFollowTheOrderOfCreation(Driver from, Driver to) throws Exception {
        String source = Databases.fresh(from, folder);
        String target = Databases.fresh(to, folder);
        LegacyDatabase.make(from, source, RUNS);
        assertThat(Databases.copy(source, target).code()).isZero();

        assertThat(job(to, target, 1)).isEqualTo("pub00ffffff succeeded a.example");
        assertThat(job(to, target, 2)).isEqualTo("pub00fffffe succeeded b.example");
        assertThat(job(to, target, 3)).isEqualTo("jobfailed failed a.example");
        assertThat(job(to, target, RUNS + 2)).isEqualTo("jobqueued queued a.example");
        assertThat(job(to, target, RUNS + 3)).isEqualTo("jobrunning queued a.example");
        assertThat(job(to, target, RUNS + 4)).matches("[A-Za-z0-9]{12} succeeded stray.example");
        assertThat(Databases.text(to, target, "SELECT created_at FROM jobs WHERE id = 2"))
                .isEqualTo("1769904001500000");
        assertThat(Databases.text(to, target, "SELECT config_json FROM jobs WHERE public_id = 'jobqueued'"))
                .isEqualTo("{\"tests\":[\"basic01\"]}");
        assertThat(Databases.text(to, target, "SELECT CONCAT(seq, ' ', module, ' ', level, ' ', args_json) FROM entries"
                + " WHERE run_id = 2 ORDER BY seq DESC LIMIT 1")).isEqualTo("1 BASIC WARNING {\"domain\":\"1\"}");
        assertThat(Databases.text(to, target, "SELECT latest_run_id FROM domains WHERE name = 'b.example'"))
                .isEqualTo(String.valueOf(RUNS + 1));
        assertThat(Databases.text(to, target, "SELECT CONCAT(score_tenths, ' ', grade, ' ', score_json) FROM runs"
                + " WHERE id = 2")).isEqualTo("900 A {\"score\":90.0,\"grade\":\"A\"}");
        assertThat(Databases.text(to, target, "SELECT CONCAT(score_tenths, ' ', grade) FROM jobs WHERE id = 2"))
                .isEqualTo("900 A");
        assertThat(Databases.text(to, target, "SELECT CONCAT(latest_score_tenths, ' ', latest_grade) FROM domains"
                + " WHERE name = 'b.example'")).isEqualTo("900 A");
        assertThat(Databases.text(to, target, "SELECT dnssec_chain_json FROM runs WHERE id = 2"))
                .isEqualTo(LegacyDatabase.CHAIN);
        assertThat(Databases.number(to, target, "SELECT COUNT(dnssec_chain_json) FROM runs")).isOne();
        assertThat(Databases.number(to, target, "SELECT COUNT(*) FROM runs WHERE id = 3 AND score_tenths IS NULL"))
                .isOne();
        assertThat(Databases.number(to, target, "SELECT run_count FROM domains WHERE id = 3")).isEqualTo(RUNS / 2 + 1);
        assertThat(Databases.number(to, target, "SELECT id FROM domains WHERE name = 'stray.example'")).isEqualTo(8);
        assertThat(Databases.number(to, target, "SELECT next_id FROM id_blocks WHERE name = 'jobs'"))
                .isGreaterThan(RUNS + 4);
    }

    @Test
    void anInterruptedCopyGoesOn() throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        String whole = Databases.fresh(Driver.SQLITE, folder);
        String target = Databases.fresh(Driver.SQLITE, folder);
        LegacyDatabase.make(Driver.SQLITE, source, RUNS);
        Databases.execute(Driver.SQLITE, source, "UPDATE runs SET public_id = 'pubstray' WHERE public_id IS NULL");
        assertThat(Databases.copy(source, whole).code()).isZero();
        try (DirectDatabase read = DirectDatabase.reading(Driver.SQLITE, source);
                DirectDatabase written = DirectDatabase.owning(Driver.SQLITE, target);
                Source rows = LegacySource.of(read);
                DatabaseTarget half = DatabaseTarget.of(written, rows.name())) {
            half.write(Part.SETTINGS, rows.next(Part.SETTINGS, ""));
            half.write(Part.EFFECTIVE_PROFILES, rows.next(Part.EFFECTIVE_PROFILES, ""));
            half.write(Part.DOMAINS, rows.next(Part.DOMAINS, ""));
            half.write(Part.JOBS, rows.next(Part.JOBS, ""));
        }

        Said said = Databases.copy(source, target);

        assertThat(said.out()).contains("going on with an interrupted copy");
        assertThat(Databases.checksums(Driver.SQLITE, target)).isEqualTo(Databases.checksums(Driver.SQLITE, whole));
    }

    @Test
    void olderServersKeptNoChainsOfTrust() throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        String target = Databases.fresh(Driver.SQLITE, folder);
        LegacyDatabase.make(Driver.SQLITE, source, RUNS);
        Databases.execute(Driver.SQLITE, source, "DROP TABLE run_dnssec_chain");

        assertThat(Databases.copy(source, target).code()).isZero();

        assertThat(Databases.number(Driver.SQLITE, target, "SELECT COUNT(dnssec_chain_json) FROM runs")).isZero();
    }

    @Test
    void theServerItselfNamesTheCommand() throws Exception {
        String source = Databases.fresh(Driver.SQLITE, folder);
        LegacyDatabase.make(Driver.SQLITE, source, 1);

        try (DirectDatabase database = DirectDatabase.owning(Driver.SQLITE, source)) {
            assertThatThrownBy(database.migrations()::migrate).isInstanceOf(DatabaseRefusedException.class)
                    .hasMessageContaining("db copy --from");
        }
        assertThat(Databases.run("check", Driver.SQLITE, source).out()).contains("db copy --from takes it over");
        assertThat(Databases.run("stats", Driver.SQLITE, source).err()).contains("is not a database of this server");
    }

    private static String job(Driver driver, String dsn, int number) throws Exception {
        return Databases.text(driver, dsn,
                "SELECT CONCAT(public_id, ' ', status, ' ', domain) FROM jobs WHERE id = " + number);
    }

    private static Map<String, Long> counts(Driver driver, String dsn) throws Exception {
        var counts = new HashMap<String, Long>();
        for (String table : new String[] {"domains", "jobs", "runs", "entries", "effective_profiles"}) {
            counts.put(table, Databases.number(driver, dsn, "SELECT COUNT(*) FROM " + table));
        }
        return counts;
    }
}
