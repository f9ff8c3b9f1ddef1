package dev.gonemaster.persistence;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

/// No connection to the database can be made now. The message is one sentence for the operator, with what the driver
/// says, which never includes a password.
final class DatabaseUnreachableException extends SQLNonTransientConnectionException {
    private static final long serialVersionUID = 1L;

    DatabaseUnreachableException(SQLException cause) {
        super("the database cannot be reached: " + cause.getMessage(), cause.getSQLState(), cause.getErrorCode(),
                cause);
    }
}
