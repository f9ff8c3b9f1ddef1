package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.Eventually;
import dev.gonemaster.config.Driver;
import dev.gonemaster.config.Secret;
import dev.gonemaster.config.ServerConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

class ConnectionsTest {
    /// Of a connection that was used less than half a second ago the pool believes that it works.
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(600);
    private static final String LOOKS = "com.zaxxer.hikari.housekeeping.periodMs";

    @TempDir
    Path folder;

    private final PlainDataSource memory = () -> JDBC.createConnection("jdbc:sqlite::memory:", new Properties());

    @Test
    void noMoreAreOpenThanTheLimitAndWhoWaitsTooLongIsTold() throws SQLException {
        var limits = new ServerConfig.Pool(3, 1, Duration.ofMinutes(5));
        try (Connections connections = Connections.to(memory, limits)) {
            List<Connection> taken = take(connections, limits.open());

            assertThatThrownBy(() -> connections.connect(false)).isInstanceOf(SQLTransientConnectionException.class)
                    .matches(SqlErrors::unavailable);
            assertThat(connections.open()).isEqualTo(limits.open());
            closeAll(taken);
        }
    }

    @Test
    void writersAndReadersOfASharedDatabaseHaveOneLimit() throws SQLException {
        var limits = new ServerConfig.Pool(2, 1, Duration.ofMinutes(5));
        try (Connections connections = Connections.to(memory, limits)) {
            assertThat(connections.reading()).isSameAs(connections.writing());
        }
    }

    @Test
    void idleOnesAboveTheirNumberGo() throws SQLException {
        var limits = new ServerConfig.Pool(6, 2, Duration.ofMinutes(5));
        // The pool looks every 30 seconds; the shortest idle time that it knows is 10.
        System.setProperty(LOOKS, "500");
        try (Connections connections = Connections.to(memory, limits)) {
            closeAll(take(connections, limits.open()));
            Eventually.await("surplus connections go", () -> connections.open() == limits.idle());
        } finally {
            System.clearProperty(LOOKS);
        }
    }

    @Test
    void aConnectionThatBrokeWhileItWasIdleIsNotHandedOut() throws Exception {
        var given = new ArrayList<Connection>();
        PlainDataSource source = () -> {
            Connection connection = memory.getConnection();
            given.add(connection);
            return connection;
        };
        try (Connections connections = Connections.to(source, new ServerConfig.Pool(1, 1, Duration.ofMinutes(5)))) {
            connections.connect(false).close();
            given.getFirst().close();
            long broken = System.nanoTime();
            Eventually.await("it counts as idle", () -> System.nanoTime() - broken > IDLE_NANOS);
            assertThat(works(connections)).isTrue();
            assertThat(given).hasSizeGreaterThan(1);
        }
    }

    @Test
    void aFileHasOneWriterAndReadersThatCannotWrite() throws SQLException {
        var database = new ServerConfig.Database(Driver.SQLITE, new Secret(folder.resolve("one.db").toString()), 0,
                Duration.ofHours(1), ServerConfig.Pool.STANDARD);
        try (Connections connections = Connections.open(database); Connection writer = connections.connect(false);
                Connection reader = connections.connect(true); Statement write = writer.createStatement();
                Statement read = reader.createStatement()) {
            write.execute("CREATE TABLE t (x INTEGER)");
            assertThat(connections.open()).isEqualTo(Connections.SQLITE_WRITERS);
            assertThatThrownBy(() -> read.execute("INSERT INTO t VALUES (1)")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedSaysSoInOneSentence() {
        var nowhere = DriverConnections.of(Driver.POSTGRES, "postgres://user:s3cret@127.0.0.1:1/db?sslmode=disable");
        assertThatThrownBy(nowhere::getConnection).isInstanceOf(DatabaseUnreachableException.class)
                .hasMessageStartingWith("the database cannot be reached: ").matches(SqlErrors::unavailable)
                .extracting(Throwable::getMessage).asString().doesNotContain("s3cret").doesNotContain("\n");
    }

    private static boolean works(Connections connections) {
        try (Connection connection = connections.connect(false); Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException _) {
            return false;
        }
    }

    private static List<Connection> take(Connections connections, int count) throws SQLException {
        var taken = new ArrayList<Connection>();
        for (int i = 0; i < count; i++) {
            taken.add(connections.connect(false));
        }
        return taken;
    }

    private static void closeAll(List<Connection> connections) throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
