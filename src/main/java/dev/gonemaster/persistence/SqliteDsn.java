package dev.gonemaster.persistence;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A SQLite DSN as operators write it: a file path, or a `file:` URI with pragmas such as
/// `file:data/gonemaster.db?_pragma=synchronous(NORMAL)`.
///
/// @param file absolute
/// @param synchronous FULL keeps every commit, NORMAL may lose the last ones when the power fails
/// @param busyTimeout milliseconds that a connection waits for a lock
record SqliteDsn(Path file, String synchronous, int busyTimeout) {
    private static final String FULL = "FULL";
    private static final int BUSY_TIMEOUT = 10_000;
    private static final Pattern PRAGMA = Pattern.compile("(\\w+)[(=](\\w+)\\)?");

    /// @throws DatabaseRefusedException when the text is none
    static SqliteDsn parse(String dsn) {
        if (!dsn.startsWith("file:")) {
            return new SqliteDsn(path(dsn), FULL, BUSY_TIMEOUT);
        }
        String rest = dsn.substring("file:".length());
        int query = rest.indexOf('?');
        String name = URLDecoder.decode(query < 0 ? rest : rest.substring(0, query), StandardCharsets.UTF_8);
        var parsed = new SqliteDsn(path(name.startsWith("///") ? name.substring(2) : name), FULL, BUSY_TIMEOUT);
        if (query >= 0) {
            for (String parameter : rest.substring(query + 1).split("&")) {
                parsed = parsed.with(URLDecoder.decode(parameter, StandardCharsets.UTF_8));
            }
        }
        return parsed;
    }

    String url() {
        return "jdbc:sqlite:" + file;
    }

    /// Settings of a connection.
    Properties pragmas() {
        var pragmas = new Properties();
        pragmas.setProperty("journal_mode", "WAL");
        pragmas.setProperty("synchronous", synchronous);
        pragmas.setProperty("foreign_keys", "true");
        pragmas.setProperty("busy_timeout", String.valueOf(busyTimeout));
        return pragmas;
    }

    private SqliteDsn with(String parameter) {
        int equals = parameter.indexOf('=');
        String key = equals < 0 ? parameter : parameter.substring(0, equals);
        String value = parameter.substring(equals + 1);
        if (key.equals("_pragma")) {
            Matcher pragma = PRAGMA.matcher(value);
            if (pragma.matches()) {
                return with(pragma.group(1).toLowerCase(Locale.ROOT), pragma.group(2).toUpperCase(Locale.ROOT));
            }
        }
        boolean usual = key.isEmpty() || parameter.equals("mode=rwc") || parameter.equals("mode=rw")
                || parameter.equals("cache=private");
        if (!usual) {
            throw new DatabaseRefusedException("the SQLite DSN has a parameter that is not known: " + key);
        }
        return this;
    }

    private SqliteDsn with(String pragma, String value) {
        return switch (pragma) {
            case "synchronous" -> switch (value) {
                case "FULL", "2" -> new SqliteDsn(file, FULL, busyTimeout);
                case "NORMAL", "1" -> new SqliteDsn(file, "NORMAL", busyTimeout);
                default -> throw new DatabaseRefusedException("synchronous is FULL or NORMAL, not " + value);
            };
            case "busy_timeout" -> new SqliteDsn(file, synchronous, milliseconds(value));
            case "journal_mode", "foreign_keys" -> this;
            default -> throw new DatabaseRefusedException("the SQLite DSN has a pragma that is not known: " + pragma);
        };
    }

    private static int milliseconds(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException _) {
            throw new DatabaseRefusedException("busy_timeout is a number of milliseconds, not " + value);
        }
    }

    private static Path path(String name) {
        if (name.isBlank() || name.startsWith(":memory:")) {
            throw new DatabaseRefusedException("the SQLite DSN names no file; to keep nothing use the driver memory");
        }
        try {
            return Path.of(name).toAbsolutePath().normalize();
        } catch (InvalidPathException _) {
            throw new DatabaseRefusedException("the SQLite DSN is not a path");
        }
    }
}
