package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gonemaster.config.ConfigSources;
import dev.gonemaster.config.Driver;
import dev.gonemaster.config.Secret;
import dev.gonemaster.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/database-setup.md`: what it shows is run here as it stands there, less its placeholders. Its shell commands
/// are run by `src/test/bench/guide.sh`.
@Tag("database")
class DatabaseSetupGuideTest {
    private static final int TIME_MAX_S = 60;
    private static final Path SERVER_CONFIG = Path.of("server-config");
    private static final String PASSWORD = "guide1";
    private static final Pattern SERVER_DSN = Pattern.compile(
            "postgres(ql)?://[^\\s'\"`)]+|gonemaster:\\w+@(tcp|unix)\\([^)]+\\)/[^\\s'\"`]*|(?<=')host=[^']+(?=')");
    /// Questions whose answer may be that there is nothing.
    private static final Pattern MAYBE_NOTHING = Pattern.compile("pg_replication_slots");
    /// Questions whose right answer is that there is nothing.
    private static final Pattern NOTHING = Pattern.compile("pg_hba_file_rules");

    @TempDir
    private Path folder;
    private TestAuthority authority;
    private TestAuthority.Issued certificate;

    @Test
    void everyBlockSaysWhatRunsIt() throws IOException, InterruptedException {
        Process check = new ProcessBuilder("src/test/bench/guide.sh", "check").redirectErrorStream(true).start();
        String said = new String(check.getInputStream().readAllBytes());

        assertThat(check.waitFor(TIME_MAX_S, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue()).as(said).isZero();
        assertThat(said).contains(GuideBlock.all().size() + " blocks");
    }

    @Test
    void everyDsnCanBeRead() throws IOException {
        prepareCertificates();
        String guide = replaced(Files.readString(GuideBlock.GUIDE), 5432, 3306);
        List<String> dsns = SERVER_DSN.matcher(guide).results().map(MatchResult::group).distinct().toList();

        assertThat(dsns).anyMatch(it -> it.contains("unix(")).anyMatch(it -> it.startsWith("host="))
                .hasSizeGreaterThan(8).allSatisfy(DatabaseSetupGuideTest::parse);
        for (String kind : List.of("postgres-dsn", "mariadb-dsn")) {
            assertThat(lines("text", kind)).isNotEmpty().allSatisfy(it -> parse(replaced(it, 5432, 3306)));
        }
        assertThat(lines("text", "sqlite-dsn")).isNotEmpty()
                .allSatisfy(it -> assertThat(SqliteDsn.parse(it).file()).isAbsolute());
    }

    @Test
    void everyConfigurationFileIsOne() throws IOException {
        for (Driver driver : List.of(Driver.SQLITE, Driver.POSTGRES, Driver.MARIADB)) {
            List<GuideBlock> blocks = GuideBlock.of("json", driver.name().toLowerCase(Locale.ROOT));
            assertThat(blocks).isNotEmpty();
            for (GuideBlock block : blocks) {
                Path file = Files.writeString(folder.resolve("gonemaster.json"), block.text());
                ServerConfig.Database database =
                        ConfigSources.of(Map.of("GONEMASTER_CONFIG", file.toString())).config().database();

                assertThat(database.driver()).as(block.toString()).isEqualTo(driver);
                assertThat(database.dsn()).as(block.toString()).isNotNull();
                assertThat(database.retentionDays()).as(block.toString()).isEqualTo(90);
                assertThat(database.pool()).as(block.toString()).isEqualTo(ServerConfig.Pool.STANDARD);
            }
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        String guide = Files.readString(GuideBlock.GUIDE);
        Set<String> headings = headings(guide);
        assertThat(Pattern.compile("\\]\\(([^)]+)\\)").matcher(guide).results().map(it -> it.group(1))).isNotEmpty()
                .allSatisfy(link -> {
                    if (link.startsWith("#")) {
                        assertThat(headings).contains(link.substring(1));
                    } else {
                        assertThat(GuideBlock.GUIDE.resolveSibling(link)).exists();
                    }
                });
    }

    /// The first blocks make the database; later ones make others.
    @Test
    void whatServerConfigHasTooIsTheSameThere() throws IOException {
        for (String statement : GuideBlock.of("sql", "postgres-admin").getFirst().statements()) {
            assertThat(SERVER_CONFIG.resolve("postgresql/create.sql")).content()
                    .contains(statement.replace("'PASSWORD'", ":'password'"));
        }
        for (String statement : GuideBlock.of("sql", "mariadb-admin").getFirst().statements()) {
            assertThat(SERVER_CONFIG.resolve("mariadb/create.sql")).content().contains(statement.contains("'PASSWORD'")
                    ? "CONCAT('" + statement.replace("'PASSWORD'", "', QUOTE(@password), '") + "')" : statement);
        }
        assertThat(SERVER_CONFIG.resolve("postgresql/pg_hba.conf")).content()
                .contains(GuideBlock.of("text", "postgres-hba").getFirst().text());
        shouldShareSettings("postgres", "postgresql/gonemaster.conf");
        shouldShareSettings("mariadb", "mariadb/gonemaster.cnf");
    }

    private static void shouldShareSettings(String world, String file) throws IOException {
        Map<String, String> there = new HashMap<>();
        for (String line : Files.readAllLines(SERVER_CONFIG.resolve(file))) {
            String[] setting = line.replaceFirst("#.*", "").split("=");
            if (setting.length == 2) {
                there.put(setting[0].strip(), setting[1].strip());
            }
        }
        List<String> shared = GuideBlock.of("ini", world).stream().flatMap(it -> it.settings().stream())
                .filter(it -> there.containsKey(it.split("=")[0])).toList();
        assertThat(shared).hasSizeGreaterThan(4)
                .allSatisfy(it -> assertThat(it).isEqualTo(it.split("=")[0] + "=" + there.get(it.split("=")[0])));
    }

    @Test
    void sqliteAnswersItsStatements() throws IOException, SQLException {
        try (Connections connections = open(Driver.SQLITE, folder.resolve("gonemaster.db").toString())) {
            prepare(Driver.SQLITE, connections);
            for (GuideBlock block : GuideBlock.of("sql", "sqlite")) {
                try (Connection connection = connections.writing().getConnection()) {
                    run(block, block.statements(), connection);
                }
            }
        }
    }

    @Test
    void postgresAcceptsItsSettingsAndAnswersItsStatements() throws IOException, SQLException {
        prepareCertificates();
        var arguments = new ArrayList<String>();
        for (String setting : settings("postgres")) {
            arguments.addAll(List.of("-c", setting));
        }
        try (EmbeddedServer server = DatabaseServer.startPostgres(arguments)) {
            Path access = server.dataFolder().resolve("pg_hba.conf");
            Files.writeString(access,
                    String.join("\n", lines("text", "postgres-hba")) + "\n" + Files.readString(access));
            String dsn = replaced(lines("text", "postgres-dsn").getFirst(), server.port(), 0);
            for (GuideBlock block : GuideBlock.all()) {
                if (block.language().equals("sql") && block.world().equals("postgres-admin")) {
                    runAsAdministrator(block, server);
                } else if (block.language().equals("sql") && block.world().equals("postgres")) {
                    runAsServer(block, Driver.POSTGRES, dsn);
                }
            }
        }
    }

    @Test
    void mariadbAcceptsItsSettingsAndAnswersItsStatements() throws IOException, SQLException {
        prepareCertificates();
        List<String> arguments = settings("mariadb").stream().map(it -> "--" + it).toList();
        try (EmbeddedServer server = DatabaseServer.startMariadb(arguments)) {
            String dsn = replaced(lines("text", "mariadb-dsn").get(1), 0, server.port());
            for (GuideBlock block : GuideBlock.all()) {
                if (block.language().equals("sql") && block.world().equals("mariadb-admin")) {
                    runAsAdministrator(block, server);
                } else if (block.language().equals("sql") && block.world().equals("mariadb")) {
                    runAsServer(block, Driver.MARIADB, dsn);
                }
            }
        }
    }

    private static void runAsAdministrator(GuideBlock block, EmbeddedServer server) throws SQLException {
        Connection connection = DriverManager.getConnection(server.administratorUrl());
        try {
            for (String statement : block.statements()) {
                if (statement.startsWith("\\connect ")) {
                    connection.close();
                    connection = DriverManager.getConnection(server.administratorUrlOf(statement.split(" ")[1]));
                } else {
                    run(block, List.of(statement.replace("'PASSWORD'", "'" + PASSWORD + "'")), connection);
                }
            }
        } finally {
            connection.close();
        }
    }

    private static void runAsServer(GuideBlock block, Driver driver, String dsn) throws SQLException {
        try (Connections connections = open(driver, dsn)) {
            prepare(driver, connections);
            try (Connection connection = connections.writing().getConnection()) {
                run(block, block.statements(), connection);
            }
        }
    }

    private static Connections open(Driver driver, String dsn) {
        return Connections.open(new ServerConfig.Database(driver, new Secret(dsn), 0, Duration.ofHours(1),
                ServerConfig.Pool.STANDARD));
    }

    /// The schema, a job that waits, and a server.
    private static void prepare(Driver driver, Connections connections) throws SQLException {
        new Migrations(driver, connections.writing()).migrate();
        try (Connection connection = connections.writing().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM jobs");
            statement.execute("DELETE FROM instances");
            statement.execute("INSERT INTO jobs (id, public_id, domain, config_json, created_at)"
                    + " VALUES (1, 'one', 'one.example', '{}', 1)");
            statement.execute("INSERT INTO instances (id, started_at, last_beat_at) VALUES ('one', 1, 1)");
        }
    }

    private static void run(GuideBlock block, List<String> statements, Connection connection) throws SQLException {
        assertThat(statements).as(block.toString()).isNotEmpty();
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                assertThatCode(() -> statement.execute(sql)).as(block + ": " + sql).doesNotThrowAnyException();
                if (statement.getUpdateCount() >= 0 || MAYBE_NOTHING.matcher(sql).find()) {
                    continue;
                }
                try (ResultSet rows = statement.getResultSet()) {
                    assertThat(rows == null || rows.next()).as(block + " has rows: " + sql)
                            .isEqualTo(!NOTHING.matcher(sql).find());
                }
            }
        }
    }

    private void prepareCertificates() throws IOException {
        authority = TestAuthority.create(folder, "ca");
        certificate = authority.issue("server", "EC", "dns:localhost");
        Unprivileged.own(folder);
    }

    private List<String> settings(String world) throws IOException {
        var settings = new ArrayList<String>();
        for (GuideBlock block : GuideBlock.of("ini", world)) {
            block.settings().forEach(it -> settings.add(it.replaceAll("=/etc/\\w+/server\\.pem",
                    "=" + certificate.certificate()).replaceAll("=/etc/\\w+/server\\.key", "=" + certificate.key())));
        }
        assertThat(settings).hasSizeGreaterThan(4);
        return settings;
    }

    private static List<String> lines(String language, String world) throws IOException {
        return GuideBlock.of(language, world).stream().flatMap(it -> it.text().lines()).toList();
    }

    private String replaced(String text, int postgresPort, int mariadbPort) {
        return text.replace("PASSWORD", PASSWORD).replace("db.example:5432", "localhost:" + postgresPort)
                .replace("db.example:3306", "localhost:" + mariadbPort)
                .replace("/etc/gonemaster/ca.pem", authority.certificate().toString());
    }

    private static void parse(String dsn) {
        if (dsn.startsWith("gonemaster:")) {
            assertThat(MariadbDsn.parse(dsn).url()).startsWith("jdbc:mariadb://");
        } else {
            assertThat(PostgresDsn.parse(dsn).url()).startsWith("jdbc:postgresql://");
        }
    }

    /// As GitHub calls them: lower case, hyphens for spaces, a number for one that is there already.
    private static Set<String> headings(String guide) {
        var names = new HashSet<String>();
        for (String line : guide.split("\n")) {
            if (line.matches("#+ .*")) {
                String name = line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w -]", "").replace(' ', '-');
                String unused = name;
                for (int number = 1; !names.add(unused); number++) {
                    unused = name + "-" + number;
                }
            }
        }
        return names;
    }
}
