package dev.gonemaster.persistence;

import java.util.Properties;
import java.util.TreeSet;

/// Where a JDBC driver connects to, and how. Secrets are in the properties alone and never in the text of this value.
///
/// @param url of the driver: host and database, neither user nor password
/// @param properties for the driver, user and password among them; a copy each time
public record JdbcTarget(String url, Properties properties) {
    public JdbcTarget {
        properties = copy(properties);
    }

    @Override
    public Properties properties() {
        return copy(properties);
    }

    @Override
    public String toString() {
        return "JdbcTarget[url=" + url + ", properties=" + new TreeSet<>(properties.stringPropertyNames()) + "]";
    }

    private static Properties copy(Properties properties) {
        var copy = new Properties();
        copy.putAll(properties);
        return copy;
    }
}
