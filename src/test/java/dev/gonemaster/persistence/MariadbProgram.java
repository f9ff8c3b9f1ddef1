package dev.gonemaster.persistence;

import dev.gonemaster.persistence.DatabaseServer.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `mariadbd`.
record MariadbProgram() implements ServerProgram {
    private static final String ADMINISTRATOR = "administrator";
    /// In this order; the first word of their names differs between versions.
    private static final List<String> SYSTEM_TABLES = List.of("_system_tables.sql", "_performance_tables.sql",
            "_system_tables_data.sql", "_add_gis_sp_bootstrap.sql");
    /// Before what the caller adds, of which `--ssl-cert` wins over it: left alone the server makes itself a
    /// certificate, and that takes it up to 20 s.
    private static final String NO_CERTIFICATE = "--skip-ssl";
    private static final List<String> FAST = List.of("--innodb-flush-log-at-trx-commit=2",
            "--innodb-flush-method=nosync", "--innodb-doublewrite=0");

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public Path home() {
        return ServerBinaries.mariadb();
    }

    /// What `mariadb-install-db` does, less its tables of help texts and without a shell.
    @Override
    public void initialise(Path folder, String administratorPassword) {
        Path script = folder.resolveSibling("system-tables.sql");
        try (Stream<Path> files = Files.walk(home().resolve("share"), 2)) {
            List<Path> shared = files.toList();
            var sql = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n");
            for (String end : SYSTEM_TABLES) {
                sql.append(Files.readString(shared.stream().filter(it -> it.toString().endsWith(end)).findFirst()
                        .orElseThrow(() -> new IllegalStateException("no *" + end + " below " + home()))));
            }
            // Before this line no rights can be granted, the server does not know its tables yet.
            sql.append("FLUSH PRIVILEGES;\nDROP USER IF EXISTS ''@localhost;\n");
            sql.append("CREATE USER ").append(ADMINISTRATOR).append("@'%' IDENTIFIED BY '")
                    .append(administratorPassword).append("';\n");
            sql.append("GRANT ALL PRIVILEGES ON *.* TO ").append(ADMINISTRATOR).append("@'%' WITH GRANT OPTION;\n");
            Files.writeString(script, sql);
            var command = new ArrayList<>(common(folder));
            command.addAll(FAST);
            command.add("--bootstrap");
            Unprivileged.runAsMyself(folder.resolveSibling("bootstrap.log"), script, command);
            Files.delete(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The socket is named from the data folder: a whole path may be longer than a socket's can be.
    @Override
    public List<String> command(Path folder, int port, Durability durability) {
        var command = new ArrayList<>(common(folder));
        command.addAll(List.of("--port=" + port, "--bind-address=127.0.0.1", "--skip-name-resolve",
                "--socket=socket", "--pid-file=pid",
                "--max-connections=200", "--character-set-server=utf8mb4", NO_CERTIFICATE));
        if (durability == Durability.FAST) {
            command.addAll(FAST);
        }
        return command;
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }

    @Override
    public String administratorUrl(int port, String database, String password) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?sslMode=disable&user=" + ADMINISTRATOR
                + "&password=" + password;
    }

    @Override
    public JdbcTarget target(String dsn) {
        return MariadbDsn.parse(dsn);
    }

    /// The driver undoes no encoding.
    @Override
    public String inUrl(String value) {
        return value;
    }

    @Override
    public String dsn(int port, String database, String user, String password) {
        return user + ":" + password + "@tcp(127.0.0.1:" + port + ")/" + database;
    }

    @Override
    public void create(EmbeddedServer server, String database, String user, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.administratorUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
            statement.execute("CREATE USER " + user + "@'%' IDENTIFIED BY '" + password + "'");
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, INDEX, ALTER ON " + database
                    + ".* TO " + user + "@'%'");
        }
    }

    @Override
    public void empty(Connection connection) throws SQLException {
        var drops = new ArrayList<String>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(
                "SELECT table_type, table_name FROM information_schema.tables WHERE table_schema = DATABASE()")) {
            while (rows.next()) {
                drops.add("DROP " + (rows.getString(1).equals("VIEW") ? "VIEW" : "TABLE") + " IF EXISTS `"
                        + rows.getString(2).replace("`", "``") + "`");
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = 0");
            for (String drop : drops) {
                statement.execute(drop);
            }
            statement.execute("SET foreign_key_checks = 1");
        }
    }

    private List<String> common(Path folder) {
        var command = new ArrayList<>(List.of(ServerBinaries.program(home(), "mariadbd").toString(), "--no-defaults",
                "--basedir=" + home(), "--datadir=" + folder, "--tmpdir=" + folder.getParent(),
                "--innodb-buffer-pool-size=64M", "--innodb-log-file-size=32M", "--innodb-undo-tablespaces=0",
                "--skip-log-bin", "--loose-innodb-use-native-aio=0"));
        if (Unprivileged.isRoot()) {
            command.add("--user=root");
        }
        return command;
    }
}
