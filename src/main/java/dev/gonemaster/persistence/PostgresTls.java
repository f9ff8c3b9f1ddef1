package dev.gonemaster.persistence;

import static dev.gonemaster.persistence.PostgresDsn.refused;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// Encryption in a PostgreSQL DSN, with lib/pq's meaning. The default is `require`. `require` with `sslrootcert` checks
/// the certificate's issuer, as `verify-ca` does. Without `sslrootcert`, `verify-ca` and `verify-full` trust the
/// authorities that Java trusts. Files that cannot be read are refused here, where lib/pq would go on without checking.
final class PostgresTls {
    static final Set<String> PARAMETERS = Set.of("sslmode", "sslrootcert", "sslcert", "sslkey", "sslsni",
            "sslnegotiation", "sslinline", "ssl_min_protocol_version", "ssl_max_protocol_version");

    private static final Set<String> MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final String SYSTEM = "system";
    /// Checks the issuer against the authorities that Java trusts.
    private static final String TRUSTED_BY_JAVA = "org.postgresql.ssl.DefaultJavaSSLFactory";

    private final Map<String, String> given;
    private final Properties properties;

    private PostgresTls(Map<String, String> given, Properties properties) {
        this.given = given;
        this.properties = properties;
    }

    /// @throws DatabaseRefusedException when the parameters do not fit together
    static void take(Map<String, String> given, Properties properties) {
        new PostgresTls(given, properties).take();
    }

    private void take() {
        refuseWhatIsNotSupported();
        String root = value("sslrootcert");
        String mode = mode(root);
        switch (mode) {
            case "disable" -> {
                // lib/pq does not look at the files either
            }
            case "allow", "prefer" -> {
                if (!root.isEmpty()) {
                    throw refused("sslrootcert", "needs sslmode require, verify-ca or verify-full: " + mode
                            + " goes on without encryption anyway");
                }
                takeClientCertificate();
            }
            case "require" -> {
                if (!root.isEmpty()) {
                    mode = "verify-ca";
                    properties.setProperty("sslrootcert", readable("sslrootcert", root));
                }
                takeClientCertificate();
            }
            default -> takeAuthorities(root);
        }
        properties.setProperty("sslmode", mode);
        takeNegotiation(mode);
    }

    private String mode(String root) {
        String mode = value("sslmode");
        if (mode.isEmpty()) {
            return root.equals(SYSTEM) ? "verify-full" : "require";
        }
        if (!MODES.contains(mode)) {
            throw refused("sslmode", "is disable, allow, prefer, require, verify-ca or verify-full");
        }
        if (root.equals(SYSTEM) && !mode.equals("verify-full")) {
            throw refused("sslrootcert", "can be system with sslmode verify-full only");
        }
        return mode;
    }

    private void takeAuthorities(String root) {
        if (!root.isEmpty() && !root.equals(SYSTEM)) {
            properties.setProperty("sslrootcert", readable("sslrootcert", root));
            takeClientCertificate();
            return;
        }
        if (!value("sslcert").isEmpty()) {
            throw refused("sslcert", "needs sslrootcert as well, with a file of authorities");
        }
        properties.setProperty("sslfactory", TRUSTED_BY_JAVA);
    }

    private void takeClientCertificate() {
        String certificate = value("sslcert");
        String key = value("sslkey");
        if (certificate.isEmpty() != key.isEmpty()) {
            throw refused(certificate.isEmpty() ? "sslkey" : "sslcert",
                    "needs the other of sslcert and sslkey as well");
        }
        if (certificate.isEmpty()) {
            // otherwise the driver looks into ~/.postgresql
            properties.setProperty("sslcert", "");
            properties.setProperty("sslkey", "");
            return;
        }
        Path file = Path.of(readable("sslcert", certificate));
        ClientKey usable = ClientKey.of(file, Path.of(readable("sslkey", key)));
        properties.setProperty("sslcert", file.toString());
        properties.setProperty("sslkey", usable.file().toString());
        properties.setProperty("pemKeyAlgorithm", usable.algorithm());
    }

    private void takeNegotiation(String mode) {
        switch (value("sslnegotiation")) {
            case "", "postgres" -> {
                // the driver's own way
            }
            case "direct" -> {
                if (mode.equals("disable") || mode.equals("allow") || mode.equals("prefer")) {
                    throw refused("sslnegotiation",
                            "can be direct with sslmode require, verify-ca or verify-full only");
                }
                properties.setProperty("sslNegotiation", "direct");
            }
            default -> throw refused("sslnegotiation", "is postgres or direct");
        }
    }

    private void refuseWhatIsNotSupported() {
        if (given.containsKey("sslinline") && PostgresDsn.flag("sslinline", value("sslinline"))) {
            throw refused("sslinline", "is not supported: sslcert, sslkey and sslrootcert name files");
        }
        if (value("sslsni").startsWith("0")) {
            throw refused("sslsni", "cannot be switched off");
        }
        for (String name : new String[] {"ssl_min_protocol_version", "ssl_max_protocol_version"}) {
            if (given.containsKey(name)) {
                throw refused(name, "is not supported: TLS 1.2 and newer are used");
            }
        }
    }

    private static String readable(String name, String file) {
        try {
            Path path = Path.of(file).toAbsolutePath();
            if (Files.isRegularFile(path) && Files.isReadable(path)) {
                return path.toString();
            }
        } catch (InvalidPathException _) {
            // told below
        }
        throw refused(name, "names a file that cannot be read");
    }

    private String value(String name) {
        return given.getOrDefault(name, "");
    }
}
