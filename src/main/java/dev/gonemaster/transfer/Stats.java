package dev.gonemaster.transfer;

import dev.gonemaster.engine.Version;
import dev.gonemaster.persistence.DirectDatabase;
import dev.gonemaster.persistence.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an operator watches of a database: its size, its queue, its runs, and how the database itself is.
final class Stats {
    private static final int DAYS = 7;
    private static final List<String> TABLES = List.of("domains", "jobs", "runs", "entries", "effective_profiles",
            "scoring_configs",
            "settings", "instances");
    private static final List<String> STATES =
            List.of("queued", "running", "paused", "succeeded", "failed", "canceled", "expired");

    private final DirectDatabase database;
    private final int retentionDays;
    private final Clock clock;
    private final Figures figures = new Figures();

    /// @param retentionDays as configured; 0 for ever
    Stats(DirectDatabase database, int retentionDays, Clock clock) {
        this.database = database;
        this.retentionDays = retentionDays;
        this.clock = clock;
    }

    Figures figures() throws SQLException {
        try (Connection connection = database.connect()) {
            if (!DirectDatabase.hasTable(connection, "id_blocks")) {
                throw new TransferException(database.location() + " is not a database of this server");
            }
            figures.put("database", "server", Version.text());
            figures.put("database", "kind", database.dialect().driver().name().toLowerCase(Locale.ROOT));
            figures.put("database", "location", database.location());
            figures.put("database", "version", connection.getMetaData().getDatabaseProductVersion());
            figures.put("database", "schema", text(connection, "SELECT MAX(version) FROM flyway_schema_history"));
            switch (database.dialect()) {
                case SQLITE -> new SqliteFigures(connection, database, figures).put();
                case POSTGRES -> new PostgresFigures(connection, figures).put();
                case MARIADB -> new MariadbFigures(connection, figures).put();
            }
            for (String table : TABLES) {
                figures.put("rows", table, DatabaseSource.count(connection, table));
            }
            queue(connection);
            runs(connection);
        }
        return figures;
    }

    private void queue(Connection connection) throws SQLException {
        var counts = new TreeMap<String, Long>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT status, COUNT(*) FROM jobs GROUP BY status")) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        STATES.forEach(state -> figures.put("jobs", state, counts.getOrDefault(state, 0L)));
        Long oldest = number(connection, "SELECT MIN(created_at) FROM jobs WHERE status = 'queued'");
        figures.put("jobs", "oldest queued", oldest == null ? null : time(oldest));
        figures.put("jobs", "oldest queued seconds", oldest == null ? null
                : Long.valueOf(Duration.between(Micros.instant(oldest), clock.instant()).toSeconds()));
    }

    private void runs(Connection connection) throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (int ago = 0; ago < DAYS; ago++) {
            Instant from = today.minusDays(ago).atStartOfDay().toInstant(ZoneOffset.UTC);
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT COUNT(*) FROM runs WHERE finished_at >= ? AND finished_at < ?")) {
                query.setLong(1, Micros.of(from));
                query.setLong(2, Micros.of(from.plus(1, ChronoUnit.DAYS)));
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    figures.put("runs", "on " + today.minusDays(ago), row.getLong(1));
                }
            }
        }
        Long oldest = number(connection, "SELECT MIN(finished_at) FROM runs");
        figures.put("runs", "oldest", oldest == null ? null : time(oldest));
        figures.put("runs", "retention days", (long) retentionDays);
        figures.put("runs", "retention days set at run time",
                number(connection, "SELECT value FROM settings WHERE name = 'retention_days'"));
    }

    private static String time(long micros) {
        return Micros.instant(micros).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// The first value of the first row; null when there is none.
    static @Nullable Long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                return null;
            }
            long value = row.getLong(1);
            return row.wasNull() ? null : Long.valueOf(value);
        }
    }

    static @Nullable String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
