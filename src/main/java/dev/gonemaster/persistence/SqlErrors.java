package dev.gonemaster.persistence;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What an error of a driver means, however deep providers and containers have wrapped it.
public final class SqlErrors {
    private static final int CAUSES_MAX = 20;
    /// Serialization failure, deadlock, PostgreSQL's `lock_timeout`.
    private static final Set<String> CONTENTION_STATES = Set.of("40001", "40P01", "55P03");
    /// MariaDB: record changed since the snapshot, lock wait time-out, deadlock.
    private static final Set<Integer> CONTENTION_CODES = Set.of(1020, 1205, 1213);
    /// No connection; too few resources (a full disk among them); an operator's intervention, such as a shutdown, a
    /// start under way or a statement's time-out; a failing system. The first of all databases, the others
    /// PostgreSQL's.
    private static final List<String> AWAY_CLASSES = List.of("08", "53", "57", "58");
    /// A server that takes no writes, such as a standby; an outcome that is not known; sessions that were too slow.
    private static final Set<String> AWAY_STATES = Set.of("25006", "40003", "25P03", "25P04");
    /// MariaDB: files cannot be written or read, disk or table full, an error of the storage engine (1003, 1021, 1023,
    /// 1024, 1026, 1030, 1114, 1180), too little memory (1037, 1038, 1041), too many connections or a quota (1040,
    /// 1203, 1226), a shutdown (1053), read-only (1290, 1836), a statement or connection that was ended (1317, 1927,
    /// 1969).
    private static final Set<Integer> MARIADB_AWAY = Set.of(1003, 1021, 1023, 1024, 1026, 1030, 1114, 1180, 1037, 1038,
            1041, 1040, 1203, 1226, 1053, 1290, 1836, 1317, 1927, 1969);
    /// What containers throw when their own pools have no connection to give, around no error of a driver.
    private static final Set<String> NOT_GIVEN = Set.of("jakarta.resource.ResourceException",
            "jakarta.resource.spi.ResourceAllocationException");
    /// SQLITE_BUSY, SQLITE_LOCKED (sqlite.org/rescode.html).
    private static final Set<Integer> SQLITE_CONTENTION = Set.of(5, 6);
    /// SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN.
    private static final Set<Integer> SQLITE_AWAY = Set.of(8, 10, 13, 14);
    private static final int SQLITE_CONSTRAINT = 19;
    private static final int PRIMARY_CODE = 0xff;

    private SqlErrors() {
    }

    /// Another transaction was in the way: the same work may succeed at once.
    public static boolean contention(Throwable error) {
        return anySql(error, sql -> sqlite(sql) ? SQLITE_CONTENTION.contains(sql.getErrorCode() & PRIMARY_CODE)
                : CONTENTION_STATES.contains(state(sql)) || CONTENTION_CODES.contains(sql.getErrorCode()));
    }

    /// The database cannot be reached or cannot work.
    public static boolean unavailable(Throwable error) {
        return any(error, SqlErrors::notGiven) || anySql(error, sql -> sqlite(sql)
                ? SQLITE_AWAY.contains(sql.getErrorCode() & PRIMARY_CODE)
                : AWAY_CLASSES.stream().anyMatch(state(sql)::startsWith) || AWAY_STATES.contains(state(sql))
                || MARIADB_AWAY.contains(sql.getErrorCode()) || sql instanceof SQLTransientConnectionException
                || sql instanceof SQLNonTransientConnectionException || sql instanceof SQLRecoverableException);
    }

    /// A key or a unique value is there already, or another constraint is broken.
    public static boolean constraint(Throwable error) {
        return anySql(error, sql -> sqlite(sql) ? (sql.getErrorCode() & PRIMARY_CODE) == SQLITE_CONSTRAINT
                : state(sql).startsWith("23"));
    }

    private static boolean sqlite(SQLException error) {
        return error.getClass().getName().startsWith("org.sqlite.");
    }

    private static String state(SQLException error) {
        String state = error.getSQLState();
        return state == null ? "" : state;
    }

    /// By name: not every container shows these classes to an application.
    private static boolean notGiven(Throwable error) {
        return NOT_GIVEN.contains(error.getClass().getName());
    }

    private static boolean anySql(Throwable error, Predicate<SQLException> test) {
        return any(error, cause -> cause instanceof SQLException sql && test.test(sql));
    }

    private static boolean any(Throwable error, Predicate<Throwable> test) {
        Throwable current = error;
        for (int depth = 0; current != null && depth < CAUSES_MAX; depth++) {
            if (test.test(current)) {
                return true;
            }
            current = current.getCause();
        }
        return false;
    }
}
