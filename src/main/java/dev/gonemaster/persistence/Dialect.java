package dev.gonemaster.persistence;

import dev.gonemaster.config.Driver;
import java.util.Set;

/// What the databases say in different words. Everything that stores ask in SQL and that is not the same everywhere
/// stands here.
public enum Dialect {
    SQLITE(Driver.SQLITE, "sqlite", "CAST(unixepoch('subsec') * 1000000 AS INTEGER)"),
    POSTGRES(Driver.POSTGRES, "postgresql", "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)"),
    MARIADB(Driver.MARIADB, "mariadb", "CAST(UNIX_TIMESTAMP(SYSDATE(6)) * 1000000 AS SIGNED)");

    /// Columns that may be without a value. Indexes over others do not serve an order that speaks of such.
    private static final Set<String> WITHOUT_VALUE = Set.of("started_at", "sev_error", "sev_critical", "score_tenths",
            "batch_id");

    private final Driver driver;
    private final String folder;
    private final String now;

    Dialect(Driver driver, String folder, String now) {
        this.driver = driver;
        this.folder = folder;
        this.now = now;
    }

    /// In memory mode no store speaks to a database; what does so before that is known meets an empty SQLite.
    public static Dialect of(Driver driver) {
        return switch (driver) {
            case MEMORY, SQLITE -> SQLITE;
            case POSTGRES -> POSTGRES;
            case MARIADB -> MARIADB;
        };
    }

    public Driver driver() {
        return driver;
    }

    /// Name of the folder of its migrations.
    String folder() {
        return folder;
    }

    /// Microseconds by the database's own clock, as an expression.
    public String now() {
        return now;
    }

    /// Ends a `SELECT` whose rows nobody else may change until the transaction ends. SQLite has one writer.
    public String forUpdate() {
        return switch (this) {
            case SQLITE -> "";
            case POSTGRES, MARIADB -> " FOR UPDATE";
        };
    }

    /// Ends an `INSERT` that changes nothing where a row with this unique column is there already.
    public String unlessPresent(String column) {
        return switch (this) {
            case SQLITE, POSTGRES -> " ON CONFLICT (" + column + ") DO NOTHING";
            // INSERT IGNORE would hide other errors too.
            case MARIADB -> " ON DUPLICATE KEY UPDATE " + column + " = " + column;
        };
    }

    /// Ends a `SELECT` of rows that nobody may delete before the transaction ends.
    public String keepingRows() {
        return switch (this) {
            case SQLITE -> "";
            case POSTGRES -> " FOR KEY SHARE";
            case MARIADB -> " LOCK IN SHARE MODE";
        };
    }

    /// Whether rows may be without a value in this column.
    public static boolean mayLackValue(String column) {
        return WITHOUT_VALUE.contains(column);
    }

    /// Orders by a column; no value counts as the lowest.
    public String ascending(String column) {
        return this == POSTGRES && mayLackValue(column) ? column + " NULLS FIRST" : column;
    }

    /// As [#ascending], the other way round.
    public String descending(String column) {
        return this == POSTGRES && mayLackValue(column) ? column + " DESC NULLS LAST" : column + " DESC";
    }

    /// The condition of jobs that no server has started, in the words of the index over [#neverStartedAge].
    public String neverStarted() {
        return switch (this) {
            case SQLITE, POSTGRES -> "status IN ('queued', 'paused') AND attempt = 0";
            case MARIADB -> "never_started IS NOT NULL";
        };
    }

    /// The column that orders jobs which no server has started.
    public String neverStartedAge() {
        return this == MARIADB ? "never_started" : "created_at";
    }

    /// The condition `column = ?` on the tag of entries from WARNING up, in the words of the index over them.
    ///
    /// @param alias of the table `entries`
    public String findingTag(String alias) {
        return switch (this) {
            case SQLITE, POSTGRES -> alias + ".tag = ? AND " + alias + ".level IN ('WARNING', 'ERROR', 'CRITICAL')";
            case MARIADB -> alias + ".finding_tag = ?";
        };
    }
}
