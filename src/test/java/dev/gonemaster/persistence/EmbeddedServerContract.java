package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the database servers of tests promise to tests.
interface EmbeddedServerContract {
    /// Shared by the tests of the class.
    EmbeddedServer server();

    /// Of the caller's own, who closes it.
    EmbeddedServer startServer(List<String> extraArguments);

    ServerProgram program();

    /// What the user of a fresh database must not do, one statement each.
    List<String> forbidden();

    @Test
    default void aFreshDatabaseIsEmptyAndTakesASchema() throws SQLException {
        String dsn = server().freshDatabase();

        try (Connection connection = connect(dsn); Statement statement = connection.createStatement()) {
            assertThat(tables(connection)).isEmpty();
            statement.execute("CREATE TABLE parent (id BIGINT PRIMARY KEY, name VARCHAR(40))");
            statement.execute("CREATE TABLE child (id BIGINT PRIMARY KEY, parent_id BIGINT NOT NULL, "
                    + "FOREIGN KEY (parent_id) REFERENCES parent (id))");
            statement.execute("CREATE INDEX parent_by_name ON parent (name)");
            statement.execute("ALTER TABLE parent ADD COLUMN more INT");
            statement.execute("INSERT INTO parent (id, name) VALUES (1, 'one')");
            statement.execute("INSERT INTO child (id, parent_id) VALUES (1, 1)");
            assertThatThrownBy(() -> statement.execute("DELETE FROM parent")).isInstanceOf(SQLException.class);
            statement.execute("UPDATE parent SET name = 'two'");
            statement.execute("DROP TABLE child");
            assertThat(tables(connection)).containsExactly("parent");
        }
    }

    @Test
    default void freshDatabasesAreApart() throws SQLException {
        String first = server().freshDatabase();
        String second = server().freshDatabase();
        try (Connection connection = connect(first); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE of_the_first (id INT)");
        }

        try (Connection connection = connect(second)) {
            assertThat(tables(connection)).isEmpty();
        }
        String stranger = first.replace(program().database(first), program().database(second));
        assertThatThrownBy(() -> connect(stranger)).isInstanceOf(SQLException.class);
        try (Connection connection = DriverManager.getConnection(server().administratorUrl(first))) {
            assertThat(tables(connection)).containsExactly("of_the_first");
        }
    }

    @Test
    default void theUserHasNoMoreRightsThanTheGuideAsksFor() throws SQLException {
        try (Connection connection = connect(server().freshDatabase());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT)");
            for (String forbidden : forbidden()) {
                assertThatThrownBy(() -> statement.execute(forbidden)).as(forbidden).isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(permission|privilege|denied|must (be|have)).*");
            }
        }
    }

    @Test
    default void aDatabaseOfANamedServerIsEmptied() throws SQLException {
        String dsn = server().freshDatabase();
        try (Connection connection = connect(dsn); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE parent (id BIGINT PRIMARY KEY)");
            statement.execute("CREATE TABLE child (parent_id BIGINT NOT NULL, "
                    + "FOREIGN KEY (parent_id) REFERENCES parent (id))");
        }

        assertThat(new NamedServer(program(), dsn).freshDatabase()).isEqualTo(dsn);

        try (Connection connection = connect(dsn)) {
            assertThat(tables(connection)).isEmpty();
        }
    }

    @Test
    default void aServerOfOnesOwnStopsAndStartsAgain() throws SQLException {
        try (EmbeddedServer own = startServer(List.of())) {
            int port = own.port();
            String dsn = own.freshDatabase();
            try (Connection connection = connect(dsn); Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept (id INT)");
                own.stop();
                assertThat(own.isAlive()).isFalse();
                assertThatThrownBy(() -> statement.execute("INSERT INTO kept (id) VALUES (1)"))
                        .isInstanceOf(SQLException.class);
            }
            assertThatThrownBy(() -> connect(dsn)).isInstanceOf(SQLException.class);

            own.start();

            assertThat(own.port()).isEqualTo(port);
            try (Connection connection = connect(dsn)) {
                assertThat(tables(connection)).containsExactly("kept");
            }
        }
    }

    @Test
    default void whatIsCommittedOutlivesAKilledServer() throws SQLException {
        try (EmbeddedServer own = startServer(List.of())) {
            String dsn = own.freshDatabase();
            try (Connection connection = connect(dsn); Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept (id INT)");
                statement.execute("INSERT INTO kept (id) VALUES (7)");
                own.kill();
            }
            assertThat(own.isAlive()).isFalse();

            own.start();

            try (Connection connection = connect(dsn); Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT id FROM kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(7);
            }
        }
    }

    @Test
    default void aServerThatCannotStartSaysWhy() {
        assertThatThrownBy(() -> startServer(List.of("--no-such-option"))).hasMessageContaining("no-such-option")
                .hasMessageContaining("ended with");
    }

    private Connection connect(String dsn) throws SQLException {
        return DriverManager.getConnection(program().url(dsn));
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(),
                connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }
}
