package dev.gonemaster.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.Eventually;
import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DirectDatabase;
import dev.gonemaster.transfer.Databases.Said;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupTest {
    private static final Driver SQLITE = Driver.SQLITE;

    @TempDir
    Path folder;

    private String source;
    private Path file;

    @BeforeEach
    void fill() throws Exception {
        source = Databases.fresh(SQLITE, folder);
        file = folder.resolve("backup.jsonl.gz");
        Databases.fill(SQLITE, source, 300, 20, 20);
    }

    @ParameterizedTest
    @CsvSource({"SQLITE,POSTGRES", "POSTGRES,MARIADB", "MARIADB,SQLITE"})
    void aPortableBackupIsRestoredIntoAnyDatabase(Driver from, Driver to) throws Exception {
        String original = Databases.fresh(from, folder);
        String restored = Databases.fresh(to, folder);
        Databases.fill(from, original, 300, 20, 20);

        Said backup = Databases.run("backup", from, original, "file", file.toString());
        Said restore = Databases.run("restore", to, restored, "file", file.toString());

        assertThat(backup.code()).as(backup.err()).isZero();
        assertThat(restore.code()).as(restore.out() + restore.err()).isZero();
        assertThat(Databases.checksums(to, restored)).isEqualTo(Databases.checksums(from, original));
        Databases.checksums(from, original).forEach((table, checksum) ->
                assertThat(backup.out()).contains(checksum.substring(checksum.indexOf(' ') + 1)));
        assertThat(Databases.run("check", to, restored).out()).endsWith("is sound\n");
    }

    @Test
    void aBackupIsItsOwnersAlone() throws Exception {
        for (String name : new String[] {"a.jsonl.gz", "a.db"}) {
            Databases.run("backup", SQLITE, source, "file", folder.resolve(name).toString());

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(folder)) {
            assertThat(files.filter(path -> path.toString().contains(".part"))).isEmpty();
        }
    }

    @Test
    void aFileIsNeverReplacedUnasked() throws Exception {
        Files.writeString(file, "precious");

        Said said = Databases.run("backup", SQLITE, source, "file", file.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).endsWith("exists already; --force replaces it\n").hasLineCount(1);
        assertThat(file).hasContent("precious");

        assertThat(Databases.run("backup", SQLITE, source, "file", file.toString(), "force", "true").code()).isZero();
        assertThat(Files.size(file)).isGreaterThan(1_000);
    }

    @Test
    void aSqliteBackupBesideAWritingServerIsConsistent() throws Exception {
        Path copy = folder.resolve("copy.db");
        Databases.execute(SQLITE, source, "INSERT INTO settings VALUES ('other', '90')");
        var stop = new AtomicBoolean();
        var writes = new AtomicLong();
        try (DirectDatabase server = DirectDatabase.owning(SQLITE, source)) {
            Thread writer = Thread.ofPlatform().start(() -> write(server, stop, writes));
            Eventually.await("the server writes", () -> writes.get() > 10);
            Said said = Databases.run("backup", SQLITE, source, "file", copy.toString());
            long atEnd = writes.get();
            Eventually.await("the server goes on", () -> writes.get() > atEnd);
            stop.set(true);
            writer.join();
            assertThat(said.code()).as(said.err()).isZero();
        }

        assertThat(Databases.run("check", SQLITE, copy.toString()).out()).endsWith("is sound\n");
        assertThat(Databases.number(SQLITE, copy.toString(), "SELECT a.value = b.value FROM settings a, settings b"
                + " WHERE a.name = 'retention_days' AND b.name = 'other'")).isEqualTo(1);
        String restored = Databases.fresh(SQLITE, folder);
        assertThat(Databases.run("restore", SQLITE, restored, "file", copy.toString()).code()).isZero();
        assertThat(Databases.checksums(SQLITE, restored)).isEqualTo(Databases.checksums(SQLITE, copy.toString()));
    }

    /// Changes two rows alike again and again, always in one transaction.
    private static void write(DirectDatabase server, AtomicBoolean stop, AtomicLong writes) {
        try (Connection connection = server.connect(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!stop.get()) {
                statement.execute("UPDATE settings SET value = 'x" + writes.get() + "' WHERE name = 'other'");
                statement.execute("UPDATE settings SET value = 'x" + writes.get() + "' WHERE name = 'retention_days'");
                connection.commit();
                writes.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anOlderSqliteBackupIsBroughtToThisVersion() throws Exception {
        Path old = folder.resolve("old.db");
        Databases.run("backup", SQLITE, source, "file", old.toString());
        Databases.execute(SQLITE, old.toString(), "DELETE FROM flyway_schema_history WHERE version >= '202611271100'",
                "DROP INDEX jobs_claim", "DROP INDEX jobs_claim_of_batch", "DROP INDEX jobs_of_batch",
                "DROP INDEX jobs_of_profile", "DROP INDEX runs_of_batch", "DROP INDEX runs_of_used_profile",
                "ALTER TABLE jobs DROP COLUMN batch_id", "ALTER TABLE jobs DROP COLUMN queue_position",
                "ALTER TABLE jobs DROP COLUMN profile_id", "ALTER TABLE jobs DROP COLUMN profile_name",
                "ALTER TABLE runs DROP COLUMN batch_id", "ALTER TABLE runs DROP COLUMN profile_id",
                "ALTER TABLE runs DROP COLUMN profile_name", "DROP TABLE domain_tags", "DROP TABLE tags",
                "DROP TABLE batches", "DROP TABLE profiles",
                "DELETE FROM id_blocks WHERE name IN ('batches', 'profiles')",
                "CREATE INDEX jobs_claim ON jobs (priority, id) WHERE status = 'queued'",
                "DROP TABLE settings", "DROP TABLE leases", "DROP INDEX IF EXISTS runs_of_profile",
                "ALTER TABLE jobs DROP COLUMN score_tenths", "ALTER TABLE jobs DROP COLUMN grade",
                "ALTER TABLE runs DROP COLUMN score_tenths", "ALTER TABLE runs DROP COLUMN grade",
                "ALTER TABLE runs DROP COLUMN score_json", "ALTER TABLE runs DROP COLUMN scoring_config_digest",
                "ALTER TABLE runs DROP COLUMN dnssec_chain_json",
                "ALTER TABLE domains DROP COLUMN latest_score_tenths", "ALTER TABLE domains DROP COLUMN latest_grade",
                "DROP TABLE scoring_configs");
        String restored = Databases.fresh(SQLITE, folder);

        assertThat(Databases.copy(old.toString(), restored).err()).contains("is not the one of this version");
        Said said = Databases.run("restore", SQLITE, restored, "file", old.toString());

        assertThat(said.code()).as(said.out() + said.err()).isZero();
        Databases.execute(SQLITE, source, "DELETE FROM settings", "UPDATE jobs SET score_tenths = NULL, grade = NULL",
                "UPDATE runs SET score_tenths = NULL, grade = NULL, score_json = NULL, scoring_config_digest = NULL",
                "UPDATE domains SET latest_score_tenths = NULL, latest_grade = NULL", "DELETE FROM scoring_configs");
        assertThat(Databases.checksums(SQLITE, restored)).isEqualTo(Databases.checksums(SQLITE, source));
    }

    @Test
    void aDamagedBackupChangesNothing() throws Exception {
        Databases.run("backup", SQLITE, source, "file", file.toString());
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 0x10;
        String restored = Databases.fresh(SQLITE, folder);

        damaged(restored, Arrays.copyOf(whole, whole.length / 2), "damaged");
        damaged(restored, flipped, "damaged");
        damaged(restored, changed(whole, text -> text.replaceFirst("\"ns1.example\\\\\"", "\"ns9.example\\\\\"")),
                "the checksum of ");
        damaged(restored, changed(whole, text -> text.substring(0, text.lastIndexOf("{\"end\""))), "is not complete");
        damaged(restored, changed(whole, text -> text.replaceFirst("\"version\":1", "\"version\":2")),
                "has version 2 of the format");
        damaged(restored, changed(whole, text -> text.replaceFirst("\"profile\"", "\"colour\"")),
                "of a newer version of this server (column colour");
        damaged(restored, "no backup at all".getBytes(StandardCharsets.US_ASCII), "is no backup");

        assertThat(Path.of(restored)).doesNotExist();
    }

    private void damaged(String restored, byte[] content, String sentence) throws IOException {
        Files.write(file, content);
        Said said = Databases.run("restore", SQLITE, restored, "file", file.toString());
        assertThat(said.code()).as(said.out()).isEqualTo(1);
        assertThat(said.err()).contains(sentence).hasLineCount(1);
    }

    private static byte[] changed(byte[] backup, UnaryOperator<String> change) throws IOException {
        String text = new String(new GZIPInputStream(new ByteArrayInputStream(backup)).readAllBytes(),
                StandardCharsets.UTF_8);
        String other = change.apply(text);
        assertThat(other).isNotEqualTo(text);
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(other.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    void aRestoreThatWasInterruptedGoesOn() throws Exception {
        Databases.run("backup", SQLITE, source, "file", file.toString());
        String restored = Databases.fresh(SQLITE, folder);
        var progress = new Progress(System.err, false, System::nanoTime);
        try (Source rows = BackupSource.open(file, progress);
                DirectDatabase database = DirectDatabase.owning(SQLITE, restored);
                DatabaseTarget half = DatabaseTarget.of(database, rows.name())) {
            half.write(Part.SETTINGS, rows.next(Part.SETTINGS, ""));
            half.write(Part.EFFECTIVE_PROFILES, rows.next(Part.EFFECTIVE_PROFILES, ""));
            half.write(Part.SCORING_CONFIGS, rows.next(Part.SCORING_CONFIGS, ""));
            half.write(Part.DOMAINS, rows.next(Part.DOMAINS, ""));
            half.write(Part.JOBS, rows.next(Part.JOBS, ""));
            assertThat(half.done(Part.JOBS)).isFalse();
        }

        Said said = Databases.run("restore", SQLITE, restored, "file", file.toString());

        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).contains("going on with an interrupted copy");
        assertThat(Databases.checksums(SQLITE, restored)).isEqualTo(Databases.checksums(SQLITE, source));
    }

    @Test
    void restoreFillsEmptyDatabasesOnlyAndNoneOfAServer() throws Exception {
        Databases.run("backup", SQLITE, source, "file", file.toString());

        assertThat(Databases.run("restore", SQLITE, source, "file", file.toString()).err()).contains("is not empty");
        String other = Databases.fresh(SQLITE, folder);
        try (DirectDatabase server = DirectDatabase.owning(SQLITE, other)) {
            assertThat(server.lockedByAnother()).isFalse();
            assertThat(Databases.run("restore", SQLITE, other, "file", file.toString()).err())
                    .contains("is in use by another server");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | backup  | backup.txt    |        | choose with --format sqlite or --format portable
            2 | backup  | backup.txt    | zip    | --format is sqlite or portable
            1 | backup  | none/x.gz     |        | cannot be written
            1 | restore | none.gz       |        | is not there
            """)
    void wrongCallsAreToldInOneLine(int code, String command, String name, String format, String sentence) {
        Said said = Databases.run(command, SQLITE, source, "file", folder.resolve(name).toString(), "format",
                format == null ? "" : format);

        assertThat(said.code()).isEqualTo(code);
        assertThat(said.err()).startsWith("gonemaster-server: ").contains(sentence).hasLineCount(1);
    }

    @Test
    void onlySqliteIsBackedUpAsSqlite() {
        Said said = Databases.run("backup", Driver.POSTGRES, Databases.fresh(Driver.POSTGRES, folder), "file",
                folder.resolve("x.db").toString());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("only a SQLite database can be backed up as one");
    }
}
