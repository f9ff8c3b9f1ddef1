package dev.gonemaster.persistence;

import dev.gonemaster.persistence.DatabaseServer.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// `postgres`.
record PostgresProgram() implements ServerProgram {
    private static final String ADMINISTRATOR = "postgres";
    private static final List<String> FAST = List.of("-c", "fsync=off", "-c", "full_page_writes=off");

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Path home() {
        return ServerBinaries.postgres();
    }

    @Override
    public void initialise(Path folder, String administratorPassword) {
        try {
            Path password = Files.writeString(folder.resolveSibling("password"), administratorPassword);
            Unprivileged.own(password.getParent());
            Unprivileged.run(folder.resolveSibling("initdb.log"), List.of(home().resolve("bin/initdb").toString(),
                    "--pgdata=" + folder, "--username=" + ADMINISTRATOR, "--pwfile=" + password,
                    "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"));
            Files.delete(password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> command(Path folder, int port, Durability durability) {
        var command = new ArrayList<>(List.of(home().resolve("bin/postgres").toString(), "-D", folder.toString(),
                "-p", String.valueOf(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                "-c", "max_connections=200", "-c", "shared_buffers=64MB", "-c", "logging_collector=off"));
        if (durability == Durability.FAST) {
            command.addAll(FAST);
        }
        return Unprivileged.command(command);
    }

    @Override
    public String stopSignal() {
        return "INT";
    }

    @Override
    public String administratorUrl(int port, String database, String password) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + (database.isEmpty() ? ADMINISTRATOR : database)
                + "?sslmode=disable&user=" + ADMINISTRATOR + "&password=" + password;
    }

    @Override
    public JdbcTarget target(String dsn) {
        return PostgresDsn.parse(dsn);
    }

    @Override
    public String inUrl(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public String dsn(int port, String database, String user, String password) {
        return "postgres://" + user + ":" + password + "@127.0.0.1:" + port + "/" + database + "?sslmode=disable";
    }

    @Override
    public void create(EmbeddedServer server, String database, String user, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.administratorUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database
                    + " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
            statement.execute("CREATE USER " + user + " PASSWORD '" + password + "'");
            statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + user);
        }
        try (Connection connection = DriverManager.getConnection(server.administratorUrlOf(database));
                Statement statement = connection.createStatement()) {
            statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            statement.execute("GRANT USAGE, CREATE ON SCHEMA public TO " + user);
        }
    }

    @Override
    public void empty(Connection connection) throws SQLException {
        var drops = new ArrayList<String>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
                       ELSE 'TABLE' END, c.oid::regclass
                FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace
                AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
                """)) {
            while (rows.next()) {
                drops.add("DROP " + rows.getString(1) + " IF EXISTS " + rows.getString(2) + " CASCADE");
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String drop : drops) {
                statement.execute(drop);
            }
        }
    }
}
