package dev.gonemaster.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Database servers that encrypt, with a certificate of a private authority that names `localhost` and no address, and
/// others that cannot. They are shared by the tests of a process and go with it.
final class TlsServers {
    static final String USER = "prober";
    static final String PASSWORD = "p@ss:w/o?r#d% \"'\\ü";
    static final String DATABASE = "probed";

    private static TlsServers started;

    private final TestAuthority right;
    private final TestAuthority wrong;
    private final EmbeddedServer postgres;
    private final EmbeddedServer plainPostgres;
    private final EmbeddedServer mariadb;
    private final EmbeddedServer plainMariadb;

    private TlsServers() throws IOException, SQLException {
        Path folder = ServerBinaries.folder().resolve("tls-" + ProcessHandle.current().pid());
        Folders.delete(folder);
        Files.createDirectories(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
        right = TestAuthority.create(folder, "right");
        wrong = TestAuthority.create(folder, "wrong");
        TestAuthority.Issued server = right.issue("server", "EC", "dns:localhost");
        Unprivileged.own(folder);
        postgres = withPostgresUser(DatabaseServer.startPostgres(List.of("-c", "ssl=on", "-c", "ssl_cert_file="
                + server.certificate(), "-c", "ssl_key_file=" + server.key(), "-c",
                "ssl_ca_file=" + right.certificate())));
        plainPostgres = withPostgresUser(DatabaseServer.startPostgres(List.of()));
        mariadb = withMariadbUser(DatabaseServer.startMariadb(List.of("--ssl-cert=" + server.certificate(),
                "--ssl-key=" + server.key(), "--ssl-ca=" + right.certificate())));
        plainMariadb = withMariadbUser(DatabaseServer.startMariadb(List.of("--skip-ssl")));
    }

    static synchronized TlsServers get() {
        try {
            if (started == null) {
                started = new TlsServers();
            }
            return started;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    TestAuthority right() {
        return right;
    }

    TestAuthority wrong() {
        return wrong;
    }

    EmbeddedServer postgres() {
        return postgres;
    }

    EmbeddedServer plainPostgres() {
        return plainPostgres;
    }

    EmbeddedServer mariadb() {
        return mariadb;
    }

    EmbeddedServer plainMariadb() {
        return plainMariadb;
    }

    private static EmbeddedServer withPostgresUser(EmbeddedServer server) throws SQLException {
        execute(server, "CREATE USER " + USER + " PASSWORD " + quoted(PASSWORD), "CREATE DATABASE " + DATABASE);
        return server;
    }

    private static EmbeddedServer withMariadbUser(EmbeddedServer server) throws SQLException {
        execute(server, "CREATE USER " + USER + "@'%' IDENTIFIED BY " + quoted(PASSWORD.replace("\\", "\\\\")),
                "CREATE DATABASE " + DATABASE, "GRANT ALL ON " + DATABASE + ".* TO " + USER + "@'%'");
        return server;
    }

    /// As the administrator.
    static void execute(EmbeddedServer server, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.administratorUrl());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
