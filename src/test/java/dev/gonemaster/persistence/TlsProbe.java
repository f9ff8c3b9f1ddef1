package dev.gonemaster.persistence;

import dev.gonemaster.config.Driver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tries DSNs in a Java of its own, because a process reads only once what it trusts. As in an application server it
/// also has a key, which is no database's business.
final class TlsProbe {
    static final String ENCRYPTED = "encrypted";
    static final String CLEAR = "clear text";

    private TlsProbe() {
    }

    /// @param trustStore holds the authorities that this Java trusts
    /// @return for each DSN what came of it
    static List<String> results(Driver driver, Path trustStore, List<String> dsns) {
        try {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-Djavax.net.ssl.trustStore=" + trustStore,
                    "-Djavax.net.ssl.trustStorePassword=" + TestAuthority.STORE_PASSWORD,
                    "-Djavax.net.ssl.keyStore=" + TlsServers.get().wrong().keyStore(),
                    "-Djavax.net.ssl.keyStorePassword=" + TestAuthority.STORE_PASSWORD,
                    "-cp", System.getProperty("java.class.path"), TlsProbe.class.getName(), driver.name())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().write(String.join("\n", dsns).getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Driver driver = Driver.valueOf(arguments[0]);
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String dsn = lines.readLine(); dsn != null; dsn = lines.readLine()) {
                System.out.println(result(driver, dsn));
            }
        }
    }

    private static String result(Driver driver, String dsn) {
        try (Connection connection = DriverConnections.of(driver, dsn).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(driver == Driver.POSTGRES
                        ? "SELECT ssl::text FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
                        : "SELECT IF(variable_value = '', 'false', 'true') FROM information_schema.session_status"
                                + " WHERE variable_name = 'Ssl_cipher'")) {
            row.next();
            return row.getString(1).equals("true") ? ENCRYPTED : CLEAR;
        } catch (DatabaseRefusedException e) {
            return "no: " + e.getMessage();
        } catch (SQLException e) {
            return shows(e, TlsServers.PASSWORD) ? "SHOWS THE PASSWORD" : "no: " + reason(e);
        }
    }

    private static String reason(SQLException failure) {
        for (Throwable cause : chain(failure)) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("hostname")) {
                return "other host name";
            }
            if (cause instanceof CertificateException) {
                return "unknown authority";
            }
            if (message.contains("does not support ssl") || message.contains("ssl not enabled")) {
                return "no encryption";
            }
        }
        return failure.toString();
    }

    /// Does anything about the failure show the secret?
    static boolean shows(Throwable failure, String secret) {
        return chain(failure).stream().anyMatch(cause -> cause.toString().contains(secret));
    }

    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
            for (Throwable suppressed : cause.getSuppressed()) {
                chain.addAll(chain(suppressed));
            }
        }
        return chain;
    }
}
