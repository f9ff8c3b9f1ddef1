package dev.gonemaster.persistence;

import dev.gonemaster.config.Driver;
import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.config.ServerConfigProducer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;

/// The class behind the connections on Payara. It takes the DSN from the configuration in this process, because
/// properties of the server's own pools are written to disk in clear text, and keeps the connections itself, because
/// those pools know neither a number of idle connections nor an age. All of its instances share one open database; in
/// memory mode each connection has an empty one of its own, which nobody uses but the start of the persistence unit.
public class GonemasterDataSource implements PlainDataSource {
    private boolean readOnly;

    /// Set by the server: connections refuse to write where the database has some that do.
    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public Connection getConnection() throws SQLException {
        // Asked for each connection that is borrowed: the configuration is read for the first alone.
        Connections open = OwnedDatabase.open();
        if (open != null) {
            return open.connect(readOnly);
        }
        ServerConfig.Database database = ServerConfigProducer.current().database();
        return database.driver() == Driver.MEMORY ? JDBC.createConnection("jdbc:sqlite::memory:", new Properties())
                : OwnedDatabase.connections(database).connect(readOnly);
    }
}
