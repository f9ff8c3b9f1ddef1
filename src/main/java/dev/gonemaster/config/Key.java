package dev.gonemaster.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every setting of the server, one row each: flag, environment variable, key of the configuration file (a dot is a
/// level), kind, default and meaning. Flags, environment, file, defaults, help, dump and the hand-over all read this
/// table.
enum Key {
    LISTEN("listen", "GONEMASTER_LISTEN", "listen_addr", Kind.text(), "127.0.0.1:8080",
            "address and port to serve on; an empty address is every address, port 0 any free port"),
    MAX_BODY_SIZE("max-body-size", "GONEMASTER_MAX_BODY_SIZE", "max_body_size", Kind.whole(1, 1L << 30), "1048576",
            "octets of a request body"),
    DEBUG("debug", "GONEMASTER_DEBUG", "debug", Kind.yesNo(), "false", "log request bodies; implies the level debug"),
    LOG_FORMAT("log-format", "GONEMASTER_LOG_FORMAT", "log_format", Kind.oneOf("text", "json"), "text",
            "text or json"),
    LOG_LEVEL("log-level", "GONEMASTER_LOG_LEVEL", "log_level", Kind.oneOf("debug", "info", "warn", "error"), "info",
            "debug, info, warn or error"),
    SHUTDOWN_TIMEOUT("shutdown-timeout", null, null, Kind.duration(0), "10s", "grace for running jobs at a stop"),

    WORKERS("workers", "GONEMASTER_WORKER_COUNT", "worker_count", Kind.whole(1, 10_000), "16", "runs at once"),
    MAX_CONCURRENT_JOBS("max-concurrent-jobs", "GONEMASTER_MAX_CONCURRENT_JOBS", "max_concurrent_jobs",
            Kind.whole(0, 1_000_000), "0", "a second cap on runs at once; 0 for none"),
    STUCK_JOB_TIMEOUT("stuck-job-timeout", "GONEMASTER_STUCK_JOB_TIMEOUT", "stuck_job_timeout_minutes",
            Kind.whole(0, 1_000_000), "20", "minutes after which a running job that no worker has fails; 0 for never"),
    RUN_TIMEOUT("run-timeout", "GONEMASTER_RUN_TIMEOUT", "run_timeout", Kind.duration(1), "15m", "longest run"),
    JOB_TTL("job-ttl", "GONEMASTER_JOB_TTL", "job_ttl", Kind.duration(0), "0",
            "longest wait of a queued job; 0 for no limit"),
    HEARTBEAT("heartbeat", "GONEMASTER_HEARTBEAT", "heartbeat", Kind.duration(1), "5s",
            "time between two signs of life of this server"),
    DEAD_AFTER("dead-after", "GONEMASTER_DEAD_AFTER", "dead_after", Kind.duration(1), "30s",
            "silence after which a server counts as dead"),

    CROSS_JOB_HOT_CACHE("cross-job-hot-cache", "GONEMASTER_CROSS_JOB_HOT_CACHE", "cross_job_hot_cache", Kind.yesNo(),
            "true", "share answers about everything but the zone under test between runs"),
    CROSS_JOB_HOT_CACHE_TTL("cross-job-hot-cache-ttl", "GONEMASTER_CROSS_JOB_HOT_CACHE_TTL",
            "cross_job_hot_cache_ttl_seconds", Kind.whole(0, 86_400), "60",
            "seconds that an answer is shared at most"),

    PROFILE("profile", "GONEMASTER_PROFILE", "profile_path", Kind.path(), null,
            "profile over the built-in one (JSON or YAML)"),
    EXCLUDE("exclude", "GONEMASTER_EXCLUDE", "exclude", Kind.list(), null,
            "testcases or modules that no run executes, separated by commas"),
    MIN_LEVEL("min-level", "GONEMASTER_MIN_LEVEL", "min_level",
            Kind.oneOf("debug3", "debug2", "debug", "info", "notice", "warning", "error", "critical"), "INFO",
            "entries below this level are not stored"),
    HINTS("hints", "GONEMASTER_HINTS", "hints_path", Kind.path(), null,
            "root hints in named.root format instead of the built-in ones"),
    TIMEOUT("timeout", null, "timeout", Kind.whole(1, 255), null, "seconds to wait for an answer, over the profile"),
    RETRY("retry", null, "retry", Kind.whole(1, 255), null, "tries per question, over the profile"),
    RETRANS("retrans", null, "retrans", Kind.whole(1, 255), null, "seconds between two tries, over the profile"),
    FALLBACK("fallback", null, "fallback", Kind.yesNo(), null,
            "ask again without EDNS or over TCP, over the profile"),
    POSITIVE_CACHE_TTL("positive-cache-ttl", null, "positive_cache_ttl", Kind.whole(0, 86_400), null,
            "seconds that answers are shared between runs, where that is longer, over the profile"),
    NEGATIVE_CACHE_TTL("negative-cache-ttl", null, "negative_cache_ttl", Kind.whole(0, 86_400), null,
            "seconds that denials are shared between runs, where that is shorter, over the profile"),
    IPV6_MODE("ipv6-mode", "GONEMASTER_IPV6_MODE", "ipv6_mode", Kind.oneOf("detect", "on", "off"), "detect",
            "whether IPv6 is asked: where this machine has a route, always or never"),
    SOURCE_ADDRESS4("sourceaddr4", null, "source_addr4", Kind.text(), null, "IPv4 address to ask from"),
    SOURCE_ADDRESS6("sourceaddr6", null, "source_addr6", Kind.text(), null, "IPv6 address to ask from"),
    ALLOW_NON_GLOBAL_TARGETS("public-api-allow-non-global-targets", "GONEMASTER_PUBLIC_API_ALLOW_NON_GLOBAL_TARGETS",
            "public_api.allow_non_global_targets", Kind.yesNo(), "false",
            "ask name servers on private and other special addresses too"),

    DB_DRIVER("db-driver", "GONEMASTER_DB_DRIVER", "database.driver",
            Kind.oneOf("memory", "sqlite", "postgres", "mariadb", "mysql"), "memory",
            "where jobs and results are kept: memory, sqlite, postgres or mariadb (also called mysql)"),
    DB_DSN("db-dsn", "GONEMASTER_DB_DSN", "database.dsn", Kind.text(), null,
            "the database: a file for sqlite, else where it is and who asks"),
    DB_RETENTION_DAYS("db-retention-days", "GONEMASTER_DB_RETENTION_DAYS", "database.retention_days",
            Kind.whole(0, 36_500), "0", "finished jobs older than that are purged; 0 keeps them"),
    DB_PURGE_INTERVAL("db-purge-interval", "GONEMASTER_DB_PURGE_INTERVAL", "database.purge_interval_seconds",
            Kind.whole(1, 31_536_000), "3600", "seconds between two purges"),
    DB_MAX_OPEN_CONNS("db-max-open-conns", "GONEMASTER_DB_MAX_OPEN_CONNS", "database.max_open_conns",
            Kind.whole(0, 1_000), "0", "connections to postgres or mariadb; 0 for 25"),
    DB_MAX_IDLE_CONNS("db-max-idle-conns", "GONEMASTER_DB_MAX_IDLE_CONNS", "database.max_idle_conns",
            Kind.whole(0, 1_000), "0", "of these the idle ones that are kept; 0 for 5"),
    DB_CONN_MAX_LIFETIME("db-conn-max-lifetime", "GONEMASTER_DB_CONN_MAX_LIFETIME",
            "database.conn_max_lifetime_seconds", Kind.whole(0, 31_536_000), "0",
            "seconds after which a connection is replaced, from 30; 0 for 300");

    private final String flag;
    private final @Nullable String environment;
    private final @Nullable String file;
    private final Kind kind;
    private final @Nullable String standard;
    private final String meaning;

    Key(String flag, @Nullable String environment, @Nullable String file, Kind kind, @Nullable String standard,
            String meaning) {
        this.flag = flag;
        this.environment = environment;
        this.file = file;
        this.kind = kind;
        this.standard = standard;
        this.meaning = meaning;
    }

    /// The flag without its hyphens; also the name in the hand-over.
    String flag() {
        return flag;
    }

    Optional<String> environment() {
        return Optional.ofNullable(environment);
    }

    Optional<String> file() {
        return Optional.ofNullable(file);
    }

    Kind kind() {
        return kind;
    }

    /// The default; empty where "not set" is one.
    Optional<String> standard() {
        return Optional.ofNullable(standard);
    }

    String meaning() {
        return meaning;
    }

    boolean secret() {
        return this == DB_DSN;
    }

    static Optional<Key> ofFlag(String flag) {
        for (Key key : values()) {
            if (key.flag.equals(flag)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /// The setting that stands at this JSON pointer of the configuration file.
    static Optional<Key> ofPointer(String pointer) {
        for (Key key : values()) {
            if (key.pointer().equals(pointer)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /// Do settings stand below this JSON pointer?
    static boolean isAbove(String pointer) {
        for (Key key : values()) {
            if (key.pointer().startsWith(pointer + "/")) {
                return true;
            }
        }
        return false;
    }

    private String pointer() {
        return file == null ? "" : "/" + file.replace('.', '/');
    }
}
