package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.config.Driver;
import java.io.IOException;
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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files of `server-config` for database servers, as an administrator uses them, with the real client programs.
class ServerConfigFilesTest {
    private static final Path FOLDER = Path.of("server-config").toAbsolutePath();
    private static final String PASSWORD = "it's \"s3cret\"\\ ü";
    private static final String IN_URL = "it%27s%20%22s3cret%22%5C%20%C3%BC";

    @Test
    void postgresIsSetUpByItsFiles() throws Exception {
        List<String> settings = new ArrayList<>();
        for (String line : lines("postgresql/gonemaster.conf")) {
            settings.addAll(List.of("-c", line.replace(" = ", "=")));
        }
        // which ends at once for a setting that it does not know
        try (EmbeddedServer server = DatabaseServer.startPostgres(settings)) {
            server.stop();
            Path access = server.dataFolder().resolve("pg_hba.conf");
            Files.writeString(access, Files.readString(FOLDER.resolve("postgresql/pg_hba.conf"))
                    + Files.readString(access));
            server.start();

            run(psql(server));

            assertThat(rows(server.administratorUrl(), "SELECT line_number || ': ' || error FROM pg_hba_file_rules"
                    + " WHERE error IS NOT NULL"))
                    .as("lines of access that the server refuses: only that for TLS, which it lacks")
                    .singleElement().asString().endsWith("SSL is disabled");
            assertThat(server.log()).doesNotContain("s3cret");
            assertThat(rows(server.administratorUrl(),
                    "SELECT setting FROM pg_settings WHERE name = 'wal_compression'"))
                    .singleElement().isNotEqualTo("off");
            String address = "@127.0.0.1:" + server.port() + "/";
            worksOn(Driver.POSTGRES, "postgres://gonemaster:" + IN_URL + address + "gonemaster?sslmode=disable");
            assertThatThrownBy(() -> worksOn(Driver.POSTGRES,
                    "postgres://gonemaster:" + IN_URL + address + "postgres?sslmode=disable"))
                    .as("another database").rootCause().hasMessageContaining("pg_hba.conf rejects connection");
        }
    }

    @Test
    void mariadbIsSetUpByItsFiles() throws Exception {
        List<String> settings = new ArrayList<>();
        for (String line : lines("mariadb/gonemaster.cnf")) {
            settings.add("--" + line.replace(" = ", "="));
        }
        try (EmbeddedServer server = DatabaseServer.startMariadb(settings)) {
            run(createSh(server));

            assertThat(rows(server.administratorUrl(), "SELECT @@GLOBAL.transaction_isolation"))
                    .containsExactly("READ-COMMITTED");
            worksOn(Driver.MARIADB, "gonemaster:" + PASSWORD + "@tcp(127.0.0.1:" + server.port() + ")/gonemaster");
            assertThat(rows(server.administratorUrl(), "SHOW GRANTS FOR gonemaster@`%`")).anySatisfy(
                    grant -> assertThat(grant).contains("REQUIRE SSL"));
            assertThat(server.log()).doesNotContain("s3cret");
        }
    }

    @Test
    void systemdUnderstandsTheUnit(@TempDir Path folder) throws Exception {
        Path program = onPath("systemd-analyze");
        String unit = Files.readString(FOLDER.resolve("systemd/gonemaster.service"));
        assertThat(unit).contains("ExecStart=/usr/bin/java ");
        Path copy = Files.writeString(folder.resolve("gonemaster.service"),
                unit.replace("/usr/bin/java", Path.of(System.getProperty("java.home"), "bin", "java").toString()));

        run(new ProcessBuilder(program.toString(), "verify", copy.toString()));
        run(new ProcessBuilder(program.toString(), "security", "--offline=true", "--threshold=20", copy.toString()));
    }

    /// Settings, without comments and groups.
    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream().filter(line -> line.matches("[a-z].*")).toList();
    }

    /// The rights suffice for the schema and for work.
    private static void worksOn(Driver driver, String dsn) {
        try (TestDatabase database = TestDatabase.open(driver, dsn, "ECLIPSELINK")) {
            assertThat((Integer) database.write(
                    entities -> entities.createNativeQuery("UPDATE settings SET value = value").executeUpdate()))
                    .isZero();
        }
    }

    private static ProcessBuilder psql(EmbeddedServer server) {
        Path program = onPath("psql");
        ProcessBuilder command = new ProcessBuilder(program.toString(), "-X", "-v", "ON_ERROR_STOP=1", "-d", "postgres",
                "-f", FOLDER.resolve("postgresql/create.sql").toString());
        command.environment().put("PGHOST", "127.0.0.1");
        command.environment().put("PGPORT", String.valueOf(server.port()));
        command.environment().put("PGUSER", "postgres");
        command.environment().put("PGPASSWORD", password(server));
        command.environment().put("PGCLIENTENCODING", "UTF8");
        command.environment().put("GONEMASTER_DB_PASSWORD", PASSWORD);
        return command;
    }

    private static ProcessBuilder createSh(EmbeddedServer server) {
        ProcessBuilder command = new ProcessBuilder(FOLDER.resolve("mariadb/create.sh").toString(),
                "--no-defaults", "--protocol=tcp", "--host=127.0.0.1", "--port=" + server.port(),
                "--user=administrator");
        command.environment().put("MARIADB",
                ServerBinaries.program(ServerBinaries.mariadb(), "mariadb").toString());
        command.environment().put("MYSQL_PWD", password(server));
        command.environment().put("GONEMASTER_DB_PASSWORD", PASSWORD);
        return command;
    }

    private static String password(EmbeddedServer server) {
        return server.administratorUrl().replaceAll(".*password=([^&]*).*", "$1");
    }

    private static Path onPath(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            Path path = Path.of(folder, program);
            if (Files.isExecutable(path)) {
                return path;
            }
        }
        String reason = "skipped: no " + program + " on the PATH";
        System.out.println(reason);
        return Assumptions.abort(reason);
    }

    private static void run(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static List<String> rows(String url, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
