package dev.gonemaster.persistence;

import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Finds the connections for reading outside transactions. They are an offer: where a server has none, the writing ones
/// serve.
final class ReadConnections {
    /// As the component, Payara and WildFly name it; which of them exist differs with the server and the moment.
    private static final List<String> NAMES = List.of("java:comp/env/jdbc/gonemaster-read", "jdbc/gonemaster-read",
            "java:/jdbc/gonemaster-read");

    private ReadConnections() {
    }

    static @Nullable DataSource find() {
        for (String name : NAMES) {
            try {
                if (InitialContext.doLookup(name) instanceof DataSource source) {
                    return source;
                }
            } catch (NamingException _) {
                // The next name may be the one that this server knows.
            }
        }
        return null;
    }
}
