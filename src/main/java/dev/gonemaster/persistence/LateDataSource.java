package dev.gonemaster.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Stands for a data source that is looked for whenever a connection is wanted, until it is found: servers make the
/// persistence unit before that. Thread-safe.
final class LateDataSource implements PlainDataSource {
    private static final System.Logger LOG = System.getLogger(LateDataSource.class.getName());

    private final Supplier<@Nullable DataSource> search;
    private final @Nullable DataSource earlier;
    private volatile @Nullable DataSource found;

    /// @param earlier gives the connections until then; null for none
    LateDataSource(Supplier<@Nullable DataSource> search, @Nullable DataSource earlier) {
        this.search = search;
        this.earlier = earlier;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return real().getConnection();
    }

    private DataSource real() throws SQLException {
        DataSource source = found == null ? search.get() : found;
        found = source;
        if (source != null) {
            return source;
        }
        if (earlier == null) {
            throw new SQLException("the server has no data source jdbc/gonemaster");
        }
        LOG.log(System.Logger.Level.DEBUG, "event=early_connection");
        return earlier;
    }
}
