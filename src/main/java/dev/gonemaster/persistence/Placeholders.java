package dev.gonemaster.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGStatement;

/// Places for the values of a statement.
public final class Placeholders {
    private Placeholders() {
    }

    /// @param count from 1
    /// @return so many `?`, with commas between, in parentheses
    public static String of(int count) {
        return "(" + "?, ".repeat(count - 1) + "?)";
    }

    /// Lets PostgreSQL plan a statement with lists for its values each time. A plan that it keeps was made while the
    /// table was small, and goes on reading all of it until somebody analyses the table. Where the driver is the
    /// container's own, as on WildFly, nothing changes.
    public static PreparedStatement plannedEachTime(PreparedStatement statement) throws SQLException {
        if (statement.isWrapperFor(PGStatement.class)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
        return statement;
    }
}
