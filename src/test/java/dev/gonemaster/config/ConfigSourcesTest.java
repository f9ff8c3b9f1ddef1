package dev.gonemaster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.engine.message.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigSourcesTest {
    /// A value other than the default for every key.
    private static final Map<Key, String> OTHER = new EnumMap<>(Map.ofEntries(
            Map.entry(Key.LISTEN, "[::1]:9090"), Map.entry(Key.MAX_BODY_SIZE, "2048"), Map.entry(Key.DEBUG, "true"),
            Map.entry(Key.LOG_FORMAT, "json"), Map.entry(Key.LOG_LEVEL, "error"),
            Map.entry(Key.SHUTDOWN_TIMEOUT, "1m30s"), Map.entry(Key.WORKERS, "3"),
            Map.entry(Key.MAX_CONCURRENT_JOBS, "7"), Map.entry(Key.STUCK_JOB_TIMEOUT, "5"),
            Map.entry(Key.RUN_TIMEOUT, "2m"), Map.entry(Key.JOB_TTL, "1h"), Map.entry(Key.HEARTBEAT, "2s"),
            Map.entry(Key.DEAD_AFTER, "9s"), Map.entry(Key.PROFILE, "p.json"), Map.entry(Key.MIN_LEVEL, "NOTICE"),
            Map.entry(Key.HINTS, "named.root"), Map.entry(Key.TIMEOUT, "4"), Map.entry(Key.RETRY, "2"),
            Map.entry(Key.RETRANS, "1"), Map.entry(Key.FALLBACK, "true"), Map.entry(Key.EXCLUDE, "basic03,zone"),
            Map.entry(Key.CROSS_JOB_HOT_CACHE, "false"), Map.entry(Key.CROSS_JOB_HOT_CACHE_TTL, "9"),
            Map.entry(Key.POSITIVE_CACHE_TTL, "11"), Map.entry(Key.NEGATIVE_CACHE_TTL, "12"),
            Map.entry(Key.IPV6_MODE, "off"),
            Map.entry(Key.SOURCE_ADDRESS4, "192.0.2.1"), Map.entry(Key.SOURCE_ADDRESS6, "2001:db8::1"),
            Map.entry(Key.ALLOW_NON_GLOBAL_TARGETS, "true"), Map.entry(Key.DB_DRIVER, "sqlite"),
            Map.entry(Key.DB_DSN, "data/x.db"), Map.entry(Key.DB_RETENTION_DAYS, "30"),
            Map.entry(Key.DB_PURGE_INTERVAL, "60"), Map.entry(Key.DB_MAX_OPEN_CONNS, "9"),
            Map.entry(Key.DB_MAX_IDLE_CONNS, "3"), Map.entry(Key.DB_CONN_MAX_LIFETIME, "45")));

    private static final ServerConfig ALL_SET = new ServerConfig(new ServerConfig.Listener("::1", 9090, 2048),
            new ServerConfig.Work(3, 7, Duration.ofMinutes(2), Duration.ofHours(1), Duration.ofMinutes(5),
                    Duration.ofSeconds(2), Duration.ofSeconds(9), 3),
            new ServerConfig.Testing(Path.of("p.json"), List.of("basic03", "zone"), Level.NOTICE, Path.of("named.root"),
                    Duration.ZERO, ServerConfig.Ipv6Mode.OFF, new ServerConfig.Asking(4, 2, 1, true, 11, 12,
                    "192.0.2.1", "2001:db8::1", true)),
            new ServerConfig.Database(Driver.SQLITE, new Secret("data/x.db"), 30, Duration.ofSeconds(60),
                    new ServerConfig.Pool(9, 3, Duration.ofSeconds(45))),
            new ServerConfig.Logging(ServerConfig.Logging.Format.JSON, ServerConfig.Logging.LogLevel.DEBUG, true),
            Duration.ofSeconds(90));

    @TempDir
    private Path folder;

    @Test
    void everythingHasTheDocumentedDefault() {
        assertThat(fromFlags().config())
                .isEqualTo(new ServerConfig(new ServerConfig.Listener("127.0.0.1", 8080, 1048576),
                new ServerConfig.Work(16, 0, Duration.ofMinutes(15), Duration.ZERO, Duration.ofMinutes(20),
                        Duration.ofSeconds(5), Duration.ofSeconds(30), 3),
                new ServerConfig.Testing(null, List.of(), Level.INFO, null, Duration.ofSeconds(60),
                        ServerConfig.Ipv6Mode.DETECT, ServerConfig.Asking.AS_THE_PROFILE_SAYS),
                new ServerConfig.Database(Driver.MEMORY, null, 0, Duration.ofHours(1), ServerConfig.Pool.STANDARD),
                new ServerConfig.Logging(ServerConfig.Logging.Format.TEXT, ServerConfig.Logging.LogLevel.INFO, false),
                Duration.ofSeconds(10)));
    }

    @Test
    void everyKeyHasAnotherValueInTheseTests() {
        assertThat(OTHER).containsOnlyKeys(Key.values());
        OTHER.forEach((key, text) -> assertThat(key.standard()).as(key.name())
                .isNotEqualTo(java.util.Optional.of(text)));
    }

    @Test
    void everyKeyCanBeSetByItsFlag() {
        String[] words = OTHER.entrySet().stream().map(e -> "--" + e.getKey().flag() + "=" + e.getValue())
                .toArray(String[]::new);

        assertThat(fromFlags(words).config()).isEqualTo(ALL_SET);
    }

    @Test
    void everyKeyWithAVariableCanBeSetByTheEnvironment() {
        ConfigSources sources = ConfigSources.of(Flags.parse(List.of()), environment(OTHER));

        assertThat(sources.warnings()).isEmpty();
        assertThat(sources.settings()).containsAllEntriesOf(OTHER.entrySet().stream()
                .filter(e -> e.getKey().environment().isPresent())
                .collect(Collectors.toMap(e -> e.getKey().flag(), Map.Entry::getValue)));
    }

    @Test
    void everyKeyWithANameCanBeSetByTheFile() throws IOException {
        Path file = file("""
                {"listen_addr": "[::1]:9090", "max_body_size": 2048, "debug": true, "log_format": "json",
                 "log_level": "error", "worker_count": 3, "max_concurrent_jobs": 7, "stuck_job_timeout_minutes": 5,
                 "run_timeout": "2m", "job_ttl": "1h", "heartbeat": "2s", "dead_after": "9s",
                 "profile_path": "p.json", "min_level": "notice", "hints_path": "named.root", "timeout": 4,
                 "retry": 2, "retrans": 1, "fallback": true, "source_addr4": "192.0.2.1",
                 "exclude": ["basic03", "zone"], "cross_job_hot_cache": false, "cross_job_hot_cache_ttl_seconds": 9,
                 "positive_cache_ttl": 11, "negative_cache_ttl": 12, "ipv6_mode": "off",
                 "source_addr6": "2001:db8::1", "public_api": {"allow_non_global_targets": true, "else": 1},
                 "database": {"driver": "sqlite", "dsn": "data/x.db", "retention_days": 30,
                              "purge_interval_seconds": 60,
                              "max_open_conns": 9, "max_idle_conns": 3, "conn_max_lifetime_seconds": 45},
                 "unknown": [1, {"a": null}]}""");

        assertThat(fromFlags("--config", file.toString(), "--shutdown-timeout", "90s").config()).isEqualTo(ALL_SET);
    }

    @Test
    void aFlagBeatsTheEnvironmentAndTheEnvironmentBeatsTheFile() throws IOException {
        Path file = file("{\"worker_count\": 2, \"max_body_size\": 2, \"max_concurrent_jobs\": 2}");
        Arguments flags = Flags.parse(List.of("--config=" + file, "--workers", "4"));

        ConfigSources sources = ConfigSources.of(flags,
                Map.of("GONEMASTER_WORKER_COUNT", "3", "GONEMASTER_MAX_BODY_SIZE", "3"));

        assertThat(sources.config().work().workers()).isEqualTo(4);
        assertThat(sources.config().listener().bodySizeMax()).isEqualTo(3);
        assertThat(sources.config().work().concurrentJobsMax()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"GONEMASTER_WORKER_COUNT, four, 'is not a whole number'",
        "GONEMASTER_DEBUG, yes, 'is neither true nor false'",
        "GONEMASTER_RUN_TIMEOUT, 10 minutes, 'is not a duration like 30s or 1h30m'"})
    void aMalformedNumberSwitchOrDurationOfTheEnvironmentIsToldAndIgnored(String name, String text, String mistake) {
        ConfigSources sources = ConfigSources.of(Flags.parse(List.of()), Map.of(name, text));

        assertThat(sources.warnings()).containsExactly(name + ": \"" + text + "\" " + mistake + "; ignored");
        assertThat(sources.config()).isEqualTo(fromFlags().config());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --nonsense                   | unknown flag --nonsense; --help lists them
            -workers=3                   | unexpected argument "-workers=3"; flags begin with --
            example.se                   | unexpected argument "example.se"; flags begin with --
            --workers                    | --workers needs a value
            --workers=many               | --workers: "many" is not a whole number
            --workers=0                  | --workers: "0" is not between 1 and 10000
            --timeout=256                | --timeout: "256" is not between 1 and 255
            --debug=maybe                | --debug: "maybe" is neither true nor false
            --shutdown-timeout=10        | --shutdown-timeout: "10" is not a duration like 30s or 1h30m
            --run-timeout=10ms           | --run-timeout: "10ms" is shorter than 1s
            --log-format=xml             | --log-format: "xml" is none of text, json
            --db-driver=oracle           | --db-driver: "oracle" is none of memory, sqlite, postgres, mariadb, mysql
            --db-driver=sqlite           | --db-dsn: the driver sqlite needs a database (--db-dsn, GONEMASTER_DB_DSN or database.dsn)
            --listen=8080                | --listen: "8080" is not an address like 127.0.0.1:8080, [::1]:8080 or :8080
            --listen=::1:8080            | --listen: "::1:8080" is not an address like 127.0.0.1:8080, [::1]:8080 or :8080
            --listen=localhost:65536     | --listen: "localhost:65536" is not an address like 127.0.0.1:8080, [::1]:8080 or :8080
            --sourceaddr4=2001:db8::1    | --sourceaddr4: "2001:db8::1" is not an IPv4 address
            --sourceaddr6=here           | --sourceaddr6: "here" is not an IPv6 address
            --dead-after=10s             | --dead-after: "10s" is not longer than two heartbeats of 5s
            --config=/nowhere/x.json     | /nowhere/x.json: the configuration file does not exist
            """)
    void aMistakeOnTheCommandLineIsOneLine(String word, String line) {
        assertThatThrownBy(() -> fromFlags(word)).isInstanceOf(InvalidConfigException.class).hasMessage(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"worker_count": "3"}            | worker_count must be a number
            {"debug": 1}                     | debug must be true or false
            {"run_timeout": 30}              | run_timeout must be a string
            {"worker_count": 3.5}            | worker_count: "3.5" is not a whole number
            {"database": {"driver": "db2"}}  | database.driver: "db2" is none of memory, sqlite, postgres, mariadb, mysql
            [1]                              | not a JSON object
            {"debug": true,}                 | line 1, column 16: not valid JSON, at or after debug
            {"debug" true}                   | line 1, column 10: not valid JSON, at or after debug
            {"debug": tru                    | line 1, column 14: not valid JSON, at or after debug
            {} {}                            | line 1, column 4: something follows the end of the JSON object
            """)
    void aMistakeInTheFileIsOneLineWithTheNameOfTheFile(String content, String line) throws IOException {
        Path file = file(content);

        assertThatThrownBy(() -> fromFlags("--config", file.toString())).isInstanceOf(InvalidConfigException.class)
                .hasMessage(file + ": " + line);
    }

    @ParameterizedTest
    @CsvSource({"GONEMASTER_DB_DRIVER, db2, 'is none of memory, sqlite, postgres, mariadb, mysql'",
        "GONEMASTER_WORKER_COUNT, 0, is not between 1 and 10000"})
    void anUnknownNameOrANumberOutOfRangeInTheEnvironmentStopsTheStart(String name, String text, String fault) {
        assertThatThrownBy(() -> ConfigSources.of(Map.of(name, text))).isInstanceOf(InvalidConfigException.class)
                .hasMessage(name + ": \"" + text + "\" " + fault);
    }

    @Test
    void aWarOfItsOwnReadsTheFileThatTheEnvironmentNames() throws IOException {
        Path file = file("{\"worker_count\": 2}");

        assertThat(ConfigSources.of(Map.of("GONEMASTER_CONFIG", file.toString())).config().work().workers())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "mariadb", "mysql"})
    void aWarOfItsOwnMayLeaveTheDatabaseToTheDataSourceOfTheServer(String driver) {
        ServerConfig.Database database = ConfigSources.of(Map.of("GONEMASTER_DB_DRIVER", driver)).config().database();

        assertThat(database.driver()).isEqualTo(Driver.named(driver));
        assertThat(database.dsn()).isNull();
        assertThatThrownBy(() -> fromFlags("--db-driver", driver)).isInstanceOf(InvalidConfigException.class)
                .hasMessageStartingWith("--db-dsn: the driver " + driver + " needs a database");
    }

    @Test
    void aWarOfItsOwnNeedsToKnowItsFile() {
        assertThatThrownBy(() -> ConfigSources.of(Map.of("GONEMASTER_DB_DRIVER", "sqlite")))
                .isInstanceOf(InvalidConfigException.class).hasMessageStartingWith("--db-dsn: the driver sqlite needs");
    }

    @Test
    void whatIsHandedOverGivesTheSameConfiguration() {
        String[] words = OTHER.entrySet().stream().map(e -> "--" + e.getKey().flag() + "=" + e.getValue())
                .toArray(String[]::new);

        ConfigSources sources = fromFlags(words);
        assertThat(ConfigSources.handedOver(sources.settings(), sources.givenFlags()).config()).isEqualTo(ALL_SET);
    }

    @Test
    void whatCameByFlagsIsKnownBehindTheHandOverToo() {
        ConfigSources sources = ConfigSources.of(Flags.parse(List.of("--db-retention-days", "7")),
                Map.of("GONEMASTER_WORKER_COUNT", "3"));

        for (GivenFlags flags : List.of(sources.givenFlags(),
                ConfigSources.handedOver(sources.settings(), sources.givenFlags()).givenFlags())) {
            assertThat(flags.names()).containsExactly("db-retention-days");
            assertThat(flags.has("db-retention-days")).isTrue();
            assertThat(flags.has("workers")).isFalse();
        }
        assertThat(ConfigSources.of(Map.of("GONEMASTER_WORKER_COUNT", "3")).givenFlags().names()).isEmpty();
    }

    @Test
    void aTextIsCheckedAsTheSettingOfAFlag() {
        assertThat(ConfigSources.mistake("db-retention-days", "7")).isEmpty();
        assertThat(ConfigSources.mistake("db-retention-days", "-1")).contains("is not between 0 and 36500");
        assertThat(ConfigSources.mistake("db-retention-days", "all")).contains("is not a whole number");
    }

    @Test
    void theDumpIsAConfigurationFileWithoutSecrets() throws IOException {
        String dump = fromFlags("--db-driver=sqlite", "--db-dsn=file:se\"cret.db", "--workers=+3", "--profile=a\\b")
                .dump();

        assertThat(dump).doesNotContain("cret")
                .contains("\"dsn\": \"***\"", "\"worker_count\": 3,", "\"hints_path\": null");
        assertThat(fromFlags("--config", file(dump).toString()).config().testing().profile())
                .isEqualTo(Path.of("a\\b"));
    }

    @Test
    void argumentsDoNotShowTheirValues() {
        Arguments arguments = Flags.parse(List.of("--db-dsn", "file:secret.db"));

        assertThat(arguments.showsSecrets()).isTrue();
        assertThat(arguments.toString()).doesNotContain("secret.db");
    }

    @Test
    void switchesNeedNoValueAndFallbackCanBeTurnedOff() {
        ServerConfig config = fromFlags("--debug", "--no-fallback").config();

        assertThat(config.logging().debug()).isTrue();
        assertThat(config.testing().asking().fallback()).isFalse();
    }

    @Test
    void helpNamesEveryFlagAndVariable() {
        assertThat(Flags.help()).contains(Arrays.stream(Key.values()).map(key -> "--" + key.flag()).toList())
                .contains(environment(OTHER).keySet());
    }

    private static ConfigSources fromFlags(String... words) {
        return ConfigSources.of(Flags.parse(List.of(words)), Map.of());
    }

    private static Map<String, String> environment(Map<Key, String> texts) {
        return texts.entrySet().stream().filter(e -> e.getKey().environment().isPresent())
                .collect(Collectors.toMap(e -> e.getKey().environment().orElseThrow(), Map.Entry::getValue));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("server.json"), content);
    }
}
