package dev.gonemaster.retention.jpa;

import dev.gonemaster.persistence.Dialect;
import dev.gonemaster.persistence.JdbcWork;
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import dev.gonemaster.persistence.Transactions;
import dev.gonemaster.retention.FreedSpace;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Empty pages of a SQLite file, which are moved to its end and cut off. The other databases use freed space again and
/// leave the rest to their operator.
@Dependent
@StoredIn(Place.DATABASE)
public class JpaFreedSpace implements FreedSpace {
    /// Named size: pages of one step, of 4 KiB each.
    static final int PAGES = 250;

    private final Transactions transactions;

    @Inject
    public JpaFreedSpace(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean giveBackSome() {
        if (transactions.dialect() != Dialect.SQLITE) {
            return false;
        }
        Empty empty = transactions.write(entities -> JdbcWork.in(entities, JpaFreedSpace::cutOff));
        // A file that was made without room for this keeps its pages, whatever it is told.
        boolean more = empty.after() > 0 && empty.after() < empty.before();
        if (!more && empty.before() > 0) {
            // The file becomes shorter when what was written aside comes into it; a writer does so only now and then.
            transactions.read(entities -> entities.createNativeQuery("PRAGMA wal_checkpoint(PASSIVE)").getResultList());
        }
        return more;
    }

    private static Empty cutOff(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int before = empty(statement);
            if (before > 0) {
                // Only an update runs to its end: a query would stop behind the first page.
                statement.executeUpdate("PRAGMA incremental_vacuum(" + PAGES + ")");
            }
            return new Empty(before, empty(statement));
        }
    }

    private static int empty(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA freelist_count")) {
            row.next();
            return row.getInt(1);
        }
    }

    /// Numbers of pages.
    private record Empty(int before, int after) {
    }
}
