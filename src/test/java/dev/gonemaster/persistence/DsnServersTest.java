package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gonemaster.config.Driver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// DSNs with real servers: what the parameters do there, and that no failure shows a password.
@Tag("database")
class DsnServersTest {
    private static final TlsServers SERVERS = TlsServers.get();
    private static final String OTHER_PASSWORD = "0ther:s3cret@/?";

    @ParameterizedTest
    @ValueSource(strings = {"simple", "with space", "a@b:c/d?e=f&g#h", "100%", "%41", "'\"\\", "[x]{$HOME}`|^<>",
        "äöü✓", "\t", "tcp(x)/y@/)/"})
    void everyPasswordLogsIn(String password) throws SQLException {
        TlsServers.execute(SERVERS.plainPostgres(), "DROP USER IF EXISTS nasty",
                "CREATE USER nasty PASSWORD " + TlsServers.quoted(password));
        TlsServers.execute(SERVERS.plainMariadb(), "CREATE OR REPLACE USER nasty@'%' IDENTIFIED BY "
                + TlsServers.quoted(password.replace("\\", "\\\\")), "GRANT ALL ON probed.* TO nasty@'%'");
        String pairs = "sslmode=disable host=127.0.0.1 dbname=probed user=nasty password='"
                + password.replace("\\", "\\\\").replace("'", "\\'") + "' port=" + SERVERS.plainPostgres().port();

        assertThat(one(Driver.POSTGRES, "postgres://nasty:" + encoded(password) + "@127.0.0.1:"
                + SERVERS.plainPostgres().port() + "/probed?sslmode=disable", "SELECT current_user"))
                .isEqualTo("nasty");
        assertThat(one(Driver.POSTGRES, pairs, "SELECT current_user")).isEqualTo("nasty");
        assertThat(one(Driver.MARIADB, "nasty:" + password + "@tcp(127.0.0.1:" + SERVERS.plainMariadb().port()
                + ")/probed", "SELECT current_user()")).isEqualTo("nasty@%");
    }

    @Test
    void noFailureShowsAPassword() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        for (int port : new int[] {SERVERS.plainPostgres().port(), SERVERS.postgres().port(), closed}) {
            shouldFailSilently(Driver.POSTGRES, "postgres://prober:" + encoded(OTHER_PASSWORD) + "@127.0.0.1:" + port
                    + "/probed?sslmode=prefer");
            shouldFailSilently(Driver.POSTGRES, "host=nowhere.invalid port=" + port
                    + " user=prober dbname=probed password=" + OTHER_PASSWORD);
            shouldFailSilently(Driver.POSTGRES, postgres("nosuchdatabase", "statement_timeout=x")
                    .replace(encoded(TlsServers.PASSWORD), encoded(OTHER_PASSWORD)));
        }
        for (int port : new int[] {SERVERS.plainMariadb().port(), SERVERS.mariadb().port(), closed}) {
            for (String rest : List.of("/probed", "/nosuchdatabase", "/probed?tls=skip-verify", "/probed?nosuch=1")) {
                shouldFailSilently(Driver.MARIADB, "prober:" + OTHER_PASSWORD + "@tcp(127.0.0.1:" + port + ")" + rest);
            }
        }
        shouldFailSilently(Driver.MARIADB, "prober:" + OTHER_PASSWORD + "@tcp(nowhere.invalid)/probed");
        shouldFailSilently(Driver.MARIADB, "prober:" + OTHER_PASSWORD + "@unix(/no/such/socket)/probed");
    }

    /// What goes wrong after the login shows it neither.
    @Test
    void noFailureOfASessionShowsAPassword() {
        assertSilent(Driver.POSTGRES, postgres("probed", "statement_timeout=x"), TlsServers.PASSWORD);
        assertSilent(Driver.POSTGRES, postgres("nosuchdatabase", "jit=off"), TlsServers.PASSWORD);
        assertSilent(Driver.MARIADB, mariadb("nosuch=1"), TlsServers.PASSWORD);
        assertSilent(Driver.MARIADB, mariadb("wait_timeout=x"), TlsServers.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            jit=off                                     | application_name      | gonemaster
            application_name=dns%20health               | application_name      | dns health
            fallback_application_name=dns               | application_name      | dns
            search_path=dns,public                      | search_path           | dns,public
            statement_timeout=30000                     | statement_timeout     | 30s
            lock_timeout=5s&work_mem=64MB               | work_mem              | 64MB
            options=-c%20work_mem%3D5MB                 | work_mem              | 5MB
            client_encoding=UTF8                        | client_encoding       | UTF8
            default_transaction_isolation=read%20committed | transaction_isolation | read committed
            temp_tablespaces=%20                        | temp_tablespaces      | ` `
            """)
    void aParameterReachesPostgresql(String parameters, String setting, String value) throws SQLException {
        assertThat(one(Driver.POSTGRES, postgres("probed", parameters), "SHOW " + setting)).isEqualTo(value);
    }

    @Test
    void anotherHostIsTriedWhereTheFirstIsDead() throws Exception {
        try (ServerSocket dead = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = dead.getLocalPort();
            dead.close();
            String dsn = "postgres://prober:" + encoded(TlsServers.PASSWORD) + "@127.0.0.1:" + port + ",127.0.0.1:"
                    + SERVERS.plainPostgres().port() + "/probed?sslmode=disable&target_session_attrs=read-write";

            assertThat(one(Driver.POSTGRES, dsn, "SELECT current_user")).isEqualTo("prober");
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            parseTime=true              | @@tx_isolation              | READ-COMMITTED
            parseTime=true              | @@character_set_client      | utf8mb4
            parseTime=true              | @@character_set_connection  | utf8mb4
            parseTime=true              | @@sql_mode LIKE '%STRICT_TRANS_TABLES%' | 1
            parseTime=true              | @@autocommit                | 1
            collation=utf8mb4_bin       | @@collation_connection      | utf8mb4_bin
            wait_timeout=600&lock_wait_timeout=50 | CONCAT(@@wait_timeout, @@lock_wait_timeout) | 60050
            time_zone=%27%2B03:00%27    | @@time_zone                 | +03:00
            tx_isolation=%27READ-COMMITTED%27 | @@tx_isolation        | READ-COMMITTED
            sql_mode=%27STRICT_ALL_TABLES,ANSI_QUOTES%27 | @@sql_mode | ANSI_QUOTES,STRICT_ALL_TABLES
            compress=true               | @@tx_isolation              | READ-COMMITTED
            maxAllowedPacket=1048576    | @@tx_isolation              | READ-COMMITTED
            connectionAttributes=program:dns,zone:test | @@tx_isolation | READ-COMMITTED
            """)
    void aParameterReachesMariadb(String parameters, String expression, String value) throws SQLException {
        assertThat(one(Driver.MARIADB, mariadb(parameters), "SELECT " + expression)).isEqualTo(value);
    }

    @Test
    void mariadbIsReachedThroughItsSocket() throws SQLException {
        String dsn = "prober:" + TlsServers.PASSWORD + "@unix("
                + SERVERS.plainMariadb().dataFolder().resolve("socket") + ")/probed";

        assertThat(one(Driver.MARIADB, dsn, "SELECT host = 'localhost' FROM information_schema.processlist"
                + " WHERE id = connection_id()")).isEqualTo("1");
    }

    private static void shouldFailSilently(Driver driver, String dsn) {
        assertSilent(driver, dsn, OTHER_PASSWORD);
    }

    private static void assertSilent(Driver driver, String dsn, String password) {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> one(driver, dsn, "SELECT 1"))
                .satisfies(failure -> assertThat(TlsProbe.shows(failure, password)).as(failure.toString()).isFalse());
    }

    private static String postgres(String database, String parameters) {
        return "postgres://prober:" + encoded(TlsServers.PASSWORD) + "@127.0.0.1:" + SERVERS.plainPostgres().port()
                + "/" + database + "?sslmode=disable&" + parameters;
    }

    private static String mariadb(String parameters) {
        return "prober:" + TlsServers.PASSWORD + "@tcp(127.0.0.1:" + SERVERS.plainMariadb().port() + ")/probed?"
                + parameters;
    }

    private static String one(Driver driver, String dsn, String query) throws SQLException {
        try (Connection connection = DriverConnections.of(driver, dsn).getConnection();
                Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String encoded(String password) {
        return URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
