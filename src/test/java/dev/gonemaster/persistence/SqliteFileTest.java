package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteFileTest {
    @TempDir
    Path folder;

    @Test
    void aNewFileIsMadeWithItsFoldersAndSettings() throws Exception {
        Path path = folder.resolve("a/b/gonemaster.db");
        try (SqliteFile file = SqliteFile.open(path.toString()); Connection connection = file.connect(false)) {
            assertThat(file.path()).isEqualTo(path);
            for (Map.Entry<String, String> setting : Map.of("journal_mode", "wal", "synchronous", "2", "auto_vacuum",
                    "2", "foreign_keys", "1", "busy_timeout", "10000", "query_only", "0").entrySet()) {
                assertThat(pragma(connection, setting.getKey())).as(setting.getKey()).isEqualTo(setting.getValue());
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a/b"))))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void aConnectionForReadingRefusesToWrite() throws Exception {
        try (SqliteFile file = SqliteFile.open(folder.resolve("r.db").toString());
                Connection connection = file.connect(true); Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE t (a INTEGER)")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aUriMayNameSettings() throws Exception {
        String dsn = "file:" + folder.resolve("with%20space.db")
                + "?_pragma=synchronous(NORMAL)&_pragma=busy_timeout=77&mode=rwc";
        try (SqliteFile file = SqliteFile.open(dsn); Connection connection = file.connect(false)) {
            assertThat(file.path()).isEqualTo(folder.resolve("with space.db"));
            assertThat(pragma(connection, "synchronous")).isEqualTo("1");
            assertThat(pragma(connection, "busy_timeout")).isEqualTo("77");
        }
    }

    @Test
    void aSecondServerIsRefusedUntilTheFirstHasGone() {
        String dsn = folder.resolve("one.db").toString();
        try (SqliteFile first = SqliteFile.open(dsn)) {
            assertThatThrownBy(() -> SqliteFile.open(dsn)).isInstanceOf(DatabaseRefusedException.class)
                    .hasMessage("the database " + first.path() + " is in use by another server");
        }
        SqliteFile.open(dsn).close();
    }

    @Test
    void aFileOfAnotherKindIsRefusedInOneLine() throws Exception {
        Path path = Files.writeString(folder.resolve("text.db"), "this is a text\n".repeat(100));

        assertThatThrownBy(() -> SqliteFile.open(path.toString())).isInstanceOf(DatabaseRefusedException.class)
                .hasMessageStartingWith("the database " + path + " cannot be used: ")
                .extracting(Throwable::getMessage).asString().doesNotContain("\n");
        Files.delete(path);
        SqliteFile.open(path.toString()).close();
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> SqliteFile.open(file.resolve("sub/x.db").toString()))
                .isInstanceOf(DatabaseRefusedException.class).hasMessageContaining("cannot be made");
        assertThatThrownBy(() -> SqliteFile.open(folder.toString())).isInstanceOf(DatabaseRefusedException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "\"\" | names no file",
        ":memory: | names no file",
        "file::memory:?cache=shared | names no file",
        "file:x.db?mode=memory | parameter that is not known: mode",
        "file:x.db?_pragma=synchronous(OFF) | synchronous is FULL or NORMAL, not OFF",
        "file:x.db?_pragma=busy_timeout(soon) | busy_timeout is a number",
        "file:x.db?_pragma=locking_mode(EXCLUSIVE) | pragma that is not known: locking_mode",
        "file:x.db?speed=high | parameter that is not known: speed"})
    void aBadDsnIsRefusedInOneLine(String dsn, String reason) {
        assertThatThrownBy(() -> SqliteFile.open(dsn)).isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining(reason);
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
