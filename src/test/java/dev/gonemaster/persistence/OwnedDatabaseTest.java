package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.config.Driver;
import dev.gonemaster.config.Secret;
import dev.gonemaster.config.ServerConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnedDatabaseTest {
    @TempDir
    Path folder;

    @AfterEach
    void release() {
        OwnedDatabase.release();
    }

    @Test
    void aClaimedDatabaseIsRefusedToOthersUntilItIsReleased() {
        Path file = folder.resolve("one.db");
        OwnedDatabase.claim(database(Driver.SQLITE, file));

        assertThat(file).as("the claim leaves the database alone").doesNotExist();
        assertThatThrownBy(() -> SqliteLock.take(file)).isInstanceOf(DatabaseRefusedException.class)
                .hasMessage("the database " + file + " is in use by another server");
        OwnedDatabase.release();
        assertThatCode(() -> SqliteLock.take(file).close()).doesNotThrowAnyException();
    }

    @Test
    void aDatabaseOfAnotherServerCannotBeClaimed() {
        Path file = folder.resolve("two.db");
        try (SqliteLock other = SqliteLock.take(file)) {
            assertThat(other).isNotNull();
            assertThatThrownBy(() -> OwnedDatabase.claim(database(Driver.SQLITE, file)))
                    .isInstanceOf(DatabaseRefusedException.class)
                    .hasMessage("the database " + file + " is in use by another server");
        }
    }

    @Test
    void whatOurOwnPoolsOpenedIsClaimedAlready() throws Exception {
        Path file = folder.resolve("three.db");
        OwnedDatabase.connections(database(Driver.SQLITE, file));

        assertThatCode(() -> OwnedDatabase.claim(database(Driver.SQLITE, file))).doesNotThrowAnyException();
        OwnedDatabase.release();
        assertThatCode(() -> SqliteLock.take(file).close()).doesNotThrowAnyException();
    }

    @Test
    void whatIsClaimedMayBeOpenedByOurOwnPoolsAfterwards() throws Exception {
        Path file = folder.resolve("four.db");
        OwnedDatabase.claim(database(Driver.SQLITE, file));

        try (Connection connection = OwnedDatabase.connections(database(Driver.SQLITE, file)).connect(false)) {
            assertThat(connection.getMetaData().getURL()).endsWith(file.toString());
        }
        assertThatThrownBy(() -> SqliteLock.take(file)).isInstanceOf(DatabaseRefusedException.class);
    }

    @Test
    void memoryClaimsNothing() {
        OwnedDatabase.claim(database(Driver.MEMORY, folder.resolve("none.db")));

        assertThat(folder).isEmptyDirectory();
    }

    private static ServerConfig.Database database(Driver driver, Path file) {
        return new ServerConfig.Database(driver, new Secret(file.toString()), 0, Duration.ofHours(1),
                ServerConfig.Pool.STANDARD);
    }
}
