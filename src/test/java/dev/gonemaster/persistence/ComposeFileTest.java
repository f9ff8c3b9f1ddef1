package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ComposeFileTest {
    private static final String POSTGRES =
            "postgres://gonemaster:gonemaster@localhost:5432/gonemaster_test?sslmode=disable";
    private static final String MARIADB = "gonemaster:gonemaster@tcp(localhost:3306)/gonemaster_test";

    @Test
    void itHasTheTwoDatabasesAndNothingElse() throws IOException {
        assertThat(services()).containsOnlyKeys("postgresql", "mariadb");
    }

    @Test
    void imagesArePinnedToAMinorVersion() throws IOException {
        assertThat(services().get("postgresql")).extracting("image").asString().matches("postgres:\\d+\\.\\d+");
        assertThat(services().get("mariadb")).extracting("image").asString().matches("mariadb:\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void usersAndDatabasesAreThoseOfTheDsns() throws IOException {
        Map<String, Object> postgres = map(services().get("postgresql").get("environment"));
        JdbcTarget toPostgres = PostgresDsn.parse(POSTGRES);
        assertThat(postgres).containsEntry("POSTGRES_USER", toPostgres.properties().getProperty("user"))
                .containsEntry("POSTGRES_PASSWORD", toPostgres.properties().getProperty("password"))
                .containsEntry("POSTGRES_DB", new PostgresProgram().database(POSTGRES))
                .containsEntry("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale=C");

        Map<String, Object> mariadb = map(services().get("mariadb").get("environment"));
        JdbcTarget toMariadb = MariadbDsn.parse(MARIADB);
        assertThat(mariadb).containsEntry("MARIADB_USER", toMariadb.properties().getProperty("user"))
                .containsEntry("MARIADB_PASSWORD", toMariadb.properties().getProperty("password"))
                .containsEntry("MARIADB_DATABASE", new MariadbProgram().database(MARIADB));
        assertThat(services().get("mariadb").get("command"))
                .isEqualTo(List.of("--character-set-server=utf8mb4", "--collation-server=utf8mb4_unicode_ci"));
    }

    /// A published port is open to the network unless an address says otherwise.
    @Test
    void portsAreThoseOfTheDsnsAndOnLoopbackAlone() throws IOException {
        assertThat(services().get("postgresql").get("ports")).isEqualTo(List.of("127.0.0.1:5432:5432"));
        assertThat(services().get("mariadb").get("ports")).isEqualTo(List.of("127.0.0.1:3306:3306"));
    }

    @Test
    void eachHasAHealthCheckOfItsOwnProgram() throws IOException {
        assertThat(healthCheck("postgresql").get("test")).asInstanceOf(
                InstanceOfAssertFactories.list(String.class))
                .startsWith("CMD", "pg_isready").contains("--host=127.0.0.1");
        assertThat(healthCheck("mariadb").get("test")).asInstanceOf(
                InstanceOfAssertFactories.list(String.class))
                .startsWith("CMD", "healthcheck.sh").contains("--connect", "--innodb_initialized");
        for (String service : List.of("postgresql", "mariadb")) {
            assertThat(healthCheck(service)).containsOnlyKeys("test", "interval", "timeout", "retries");
        }
    }

    @Test
    void documentsAndScriptSayTheSameDsns() throws IOException {
        for (String file : List.of("CONTRIBUTING.md", "bin/test-integration")) {
            assertThat(Path.of(file)).content().contains("GONEMASTER_TEST_POSTGRES_DSN='" + POSTGRES + "'")
                    .contains("GONEMASTER_TEST_MARIADB_DSN='" + MARIADB + "'");
        }
    }

    private static Map<String, Object> healthCheck(String service) throws IOException {
        return map(services().get(service).get("healthcheck"));
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        try (Reader file = Files.newBufferedReader(Path.of("docker-compose.test.yml"))) {
            Map<String, Map<String, Map<String, Object>>> content =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return content.get("services");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
