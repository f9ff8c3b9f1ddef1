package dev.gonemaster.persistence;

import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Finds the data sources of the container. On Payara they come with the application, on WildFly from its
/// administrator, and no name means both; therefore the persistence unit names none.
final class ContainerConnections {
    /// As the component, Payara and WildFly name it; which of them exist differs with the server and the moment.
    private static final List<String> NAMES = List.of("java:comp/env/jdbc/", "java:app/jdbc/", "java:/jdbc/");
    private static final String WRITING = "gonemaster";
    private static final String READING = "gonemaster-read";

    private ContainerConnections() {
    }

    /// Those for reading outside transactions. They are an offer: null where a server has none, and the writing ones
    /// serve.
    static @Nullable DataSource reading() {
        return find(READING);
    }

    /// For a persistence unit, which is made before the container's connections can be found.
    static DataSource lateWriting() {
        return new LateDataSource(() -> find(WRITING), earlier(false));
    }

    /// As [#lateWriting], for reading.
    static DataSource lateReading() {
        return new LateDataSource(() -> find(READING), earlier(true));
    }

    /// EclipseLink tries a connection when its unit is made. On WildFly nobody does, and the SQLite of its
    /// administrator must not meet ours in one process and file.
    private static @Nullable DataSource earlier(boolean readOnly) {
        if (JpaProvider.onWildFly()) {
            return null;
        }
        var source = new GonemasterDataSource();
        source.setReadOnly(readOnly);
        return source;
    }

    private static @Nullable DataSource find(String name) {
        for (String prefix : NAMES) {
            try {
                if (InitialContext.doLookup(prefix + name) instanceof DataSource source) {
                    return source;
                }
            } catch (NamingException _) {
                // The next name may be the one that this server knows.
            }
        }
        return null;
    }
}
