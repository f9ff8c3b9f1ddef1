package dev.gonemaster.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/// Unpacks the executable jar and ends: what `bin/gonemaster-server` runs before the first start of a build, so that it
/// can start from the unpacked jars.
final class Unpack {
    private Unpack() {
    }

    public static void main(String[] words) {
        try {
            Installation.of(jar(), Installation.cache(System.getenv(), System.getProperty("user.home")));
        } catch (IOException e) {
            System.err.println("gonemaster-server: cannot unpack: " + e);
            System.exit(1);
        }
    }

    /// The jar that this class is from.
    static Path jar() {
        try {
            return Path.of(Unpack.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
