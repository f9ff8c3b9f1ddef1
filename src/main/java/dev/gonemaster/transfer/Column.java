package dev.gonemaster.transfer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/// A column as it is carried: what a value of it is, whatever its database calls the type.
record Column(String name, Kind kind) {
    enum Kind {
        /// [String]
        TEXT(Types.VARCHAR),
        /// [Long]
        WHOLE(Types.BIGINT),
        /// [Double]
        REAL(Types.DOUBLE),
        /// [Boolean]
        TRUTH(Types.BOOLEAN);

        private final int sqlType;

        Kind(int sqlType) {
            this.sqlType = sqlType;
        }
    }

    @Nullable Object read(ResultSet row, int at) throws SQLException {
        Object value = switch (kind) {
            case TEXT -> row.getString(at);
            case WHOLE -> row.getLong(at);
            case REAL -> row.getDouble(at);
            case TRUTH -> row.getBoolean(at);
        };
        return row.wasNull() ? null : value;
    }

    void bind(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(at, kind.sqlType);
            case String text -> statement.setString(at, text);
            case Long number -> statement.setLong(at, number);
            case Double number -> statement.setDouble(at, number);
            case Boolean truth -> statement.setBoolean(at, truth);
            default -> throw new IllegalArgumentException(name + " cannot hold a " + value.getClass().getName());
        }
    }
}
