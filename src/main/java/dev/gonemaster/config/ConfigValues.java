package dev.gonemaster.config;

import dev.gonemaster.engine.message.Level;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// From checked texts to the records. Looks at what takes more than one setting, or more than the form, to judge.
final class ConfigValues {
    private static final int LOST_LEASES_MAX = 3;
    /// What the pool accepts.
    private static final int LIFETIME_MIN_SECONDS = 30;

    private final Map<Key, String> texts;
    private final Set<Driver> withoutDsn;

    /// @param withoutDsn drivers that may do without a DSN
    private ConfigValues(Map<Key, String> texts, Set<Driver> withoutDsn) {
        this.texts = texts;
        this.withoutDsn = withoutDsn;
    }

    static ServerConfig serverConfig(Map<Key, String> texts) {
        return new ConfigValues(texts, EnumSet.of(Driver.MEMORY)).serverConfig();
    }

    /// As [#serverConfig(Map)], where the data sources may be those of an administrator, which know how to reach a
    /// database that servers share. The DSN of a file is needed all the same: its lock is ours.
    static ServerConfig plainWarConfig(Map<Key, String> texts) {
        return new ConfigValues(texts, EnumSet.complementOf(EnumSet.of(Driver.SQLITE))).serverConfig();
    }

    private ServerConfig serverConfig() {
        return new ServerConfig(listener(), work(), testing(), database(), logging(), duration(Key.SHUTDOWN_TIMEOUT));
    }

    private ServerConfig.Listener listener() {
        String address = text(Key.LISTEN);
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? "" : address.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        long port = colon < 0 ? -1 : Kind.number(address.substring(colon + 1)).orElse(-1L);
        if (port < 0 || port > 65535 || (!bracketed && bare.indexOf(':') >= 0)) {
            throw new InvalidConfigException("--listen: \"" + Arguments.printable(address)
                    + "\" is not an address like 127.0.0.1:8080, [::1]:8080 or :8080");
        }
        return new ServerConfig.Listener(bare.isEmpty() ? "0.0.0.0" : bare, (int) port, whole(Key.MAX_BODY_SIZE));
    }

    private ServerConfig.Work work() {
        Duration heartbeat = duration(Key.HEARTBEAT);
        Duration deadAfter = duration(Key.DEAD_AFTER);
        if (deadAfter.compareTo(heartbeat.multipliedBy(2)) <= 0) {
            throw new InvalidConfigException("--dead-after: \"" + text(Key.DEAD_AFTER)
                    + "\" is not longer than two heartbeats of " + text(Key.HEARTBEAT));
        }
        return new ServerConfig.Work(whole(Key.WORKERS), whole(Key.MAX_CONCURRENT_JOBS), duration(Key.RUN_TIMEOUT),
                duration(Key.JOB_TTL), Duration.ofMinutes(whole(Key.STUCK_JOB_TIMEOUT)), heartbeat, deadAfter,
                LOST_LEASES_MAX);
    }

    private ServerConfig.Testing testing() {
        Duration sharing = truth(Key.CROSS_JOB_HOT_CACHE)
                ? Duration.ofSeconds(whole(Key.CROSS_JOB_HOT_CACHE_TTL))
                : Duration.ZERO;
        return new ServerConfig.Testing(path(Key.PROFILE), Kind.words(text(Key.EXCLUDE)),
                Level.parse(text(Key.MIN_LEVEL)).orElseThrow(), path(Key.HINTS), sharing,
                ServerConfig.Ipv6Mode.valueOf(text(Key.IPV6_MODE).toUpperCase(Locale.ROOT)), asking());
    }

    private ServerConfig.Asking asking() {
        return new ServerConfig.Asking(wholeOrNull(Key.TIMEOUT), wholeOrNull(Key.RETRY), wholeOrNull(Key.RETRANS),
                texts.containsKey(Key.FALLBACK) ? truth(Key.FALLBACK) : null, wholeOrNull(Key.POSITIVE_CACHE_TTL),
                wholeOrNull(Key.NEGATIVE_CACHE_TTL), address(Key.SOURCE_ADDRESS4, 4), address(Key.SOURCE_ADDRESS6, 6),
                truth(Key.ALLOW_NON_GLOBAL_TARGETS));
    }

    private ServerConfig.Database database() {
        Driver driver = Driver.named(text(Key.DB_DRIVER));
        String dsn = texts.getOrDefault(Key.DB_DSN, "");
        if (dsn.isBlank() && !withoutDsn.contains(driver)) {
            throw new InvalidConfigException("--db-dsn: the driver " + text(Key.DB_DRIVER)
                    + " needs a database (--db-dsn, GONEMASTER_DB_DSN or database.dsn)");
        }
        return new ServerConfig.Database(driver, driver == Driver.MEMORY || dsn.isBlank() ? null : new Secret(dsn),
                whole(Key.DB_RETENTION_DAYS), Duration.ofSeconds(whole(Key.DB_PURGE_INTERVAL)), pool());
    }

    private ServerConfig.Pool pool() {
        var standard = ServerConfig.Pool.STANDARD;
        int open = whole(Key.DB_MAX_OPEN_CONNS) == 0 ? standard.open() : whole(Key.DB_MAX_OPEN_CONNS);
        int idle = whole(Key.DB_MAX_IDLE_CONNS) == 0 ? standard.idle() : whole(Key.DB_MAX_IDLE_CONNS);
        int lifetime = whole(Key.DB_CONN_MAX_LIFETIME);
        if (lifetime != 0 && lifetime < LIFETIME_MIN_SECONDS) {
            throw new InvalidConfigException("--" + Key.DB_CONN_MAX_LIFETIME.flag() + ": \"" + lifetime
                    + "\" is neither 0 nor at least " + LIFETIME_MIN_SECONDS);
        }
        return new ServerConfig.Pool(open, Math.min(idle, open),
                lifetime == 0 ? standard.lifetime() : Duration.ofSeconds(lifetime));
    }

    private ServerConfig.Logging logging() {
        boolean debug = truth(Key.DEBUG);
        var level = ServerConfig.Logging.LogLevel.valueOf(text(Key.LOG_LEVEL).toUpperCase(Locale.ROOT));
        return new ServerConfig.Logging(
                ServerConfig.Logging.Format.valueOf(text(Key.LOG_FORMAT).toUpperCase(Locale.ROOT)),
                debug ? ServerConfig.Logging.LogLevel.DEBUG : level, debug);
    }

    private @Nullable String address(Key key, int version) {
        String text = texts.getOrDefault(key, "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (InetAddress.ofLiteral(text) instanceof Inet4Address == (version == 4)) {
                return text;
            }
        } catch (IllegalArgumentException _) {
            // told below, as an address of the other family is
        }
        throw new InvalidConfigException("--" + key.flag() + ": \"" + Arguments.printable(text)
                + "\" is not an IPv" + version + " address");
    }

    private @Nullable Path path(Key key) {
        String text = texts.getOrDefault(key, "");
        try {
            return text.isEmpty() ? null : Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidConfigException(
                    "--" + key.flag() + ": \"" + Arguments.printable(text) + "\" is not a path");
        }
    }

    private String text(Key key) {
        return texts.getOrDefault(key, "");
    }

    private int whole(Key key) {
        return Math.toIntExact(Kind.number(text(key)).orElseThrow());
    }

    private @Nullable Integer wholeOrNull(Key key) {
        return texts.containsKey(key) ? Integer.valueOf(whole(key)) : null;
    }

    private boolean truth(Key key) {
        return Kind.truth(text(key)).orElseThrow();
    }

    private Duration duration(Key key) {
        return GoDuration.parse(text(key)).orElseThrow();
    }
}
