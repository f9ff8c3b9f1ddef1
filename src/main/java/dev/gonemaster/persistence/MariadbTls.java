package dev.gonemaster.persistence;

import static dev.gonemaster.persistence.MariadbDsn.refused;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/// `tls` of a MariaDB DSN. `true` checks certificate and host name against the authorities that Java trusts,
/// `skip-verify` checks nothing, `false` does not encrypt, and what go-sql-driver takes for the name of a configuration
/// is a file of authorities here. `preferred` is refused: the driver cannot encrypt only where the server can.
final class MariadbTls {
    private MariadbTls() {
    }

    /// @param socket is the server reached through a socket of the file system?
    static void take(String value, boolean socket, Properties properties) {
        String mode = value.toLowerCase(Locale.ROOT);
        if (mode.equals("false") || mode.equals("0")) {
            return;
        }
        if (socket) {
            throw refused("tls", "has no use with unix(...), which does not leave this machine");
        }
        switch (mode) {
            case "true", "1" -> {
                properties.setProperty("sslMode", "verify-full");
                properties.setProperty("serverSslCert", JavaAuthorities.pem());
            }
            case "skip-verify" -> properties.setProperty("sslMode", "trust");
            case "preferred" -> throw refused("tls", "cannot be preferred, which would send the password unencrypted"
                    + " where the server cannot encrypt; true, skip-verify, false or a file of authorities is");
            default -> {
                properties.setProperty("sslMode", "verify-full");
                properties.setProperty("serverSslCert", authorities(value));
            }
        }
    }

    private static String authorities(String file) {
        try {
            Path path = Path.of(file).toAbsolutePath();
            if (Files.isRegularFile(path) && Files.isReadable(path)) {
                return path.toString();
            }
        } catch (InvalidPathException _) {
            // told below
        }
        throw refused("tls", "is true, skip-verify, false, or a file of authorities that can be read");
    }
}
