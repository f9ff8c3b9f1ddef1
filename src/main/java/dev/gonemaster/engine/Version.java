package dev.gonemaster.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of this software, as the build wrote it down.
public final class Version {
    private static final String RESOURCE = "version.properties";

    private Version() {
    }

    /// For example `0.1.0`.
    public static String text() {
        try (InputStream file = Version.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException("resource is missing: " + RESOURCE);
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
