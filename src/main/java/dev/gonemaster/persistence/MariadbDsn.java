package dev.gonemaster.persistence;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// A MariaDB DSN as go-sql-driver takes it, translated for the JDBC driver. Every parameter has its counterpart or is
/// refused by its name; a name that is none is a system variable, set in each session. Without effect, since they
/// change how Go reads answers or what the driver does anyway: `parseTime`, `timeTruncate` and `loc` (times are stored
/// as numbers), `interpolateParams`, `checkConnLiveness` (the pool checks), `clientFoundRows` (rows found are always
/// counted), `multiStatements` (statements go one by one) and `writeTimeout` (the answer to what is written has
/// `readTimeout`). On a socket of the file system, `unix(...)`, the driver keeps no time-outs.
final class MariadbDsn {
    /// Named limit: milliseconds that a connection may take to be made, unless the DSN says otherwise.
    static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    /// Named limit: milliseconds without an octet from the server, after which a statement has failed.
    static final int SOCKET_TIMEOUT_MILLIS = 60_000;

    /// Ways to show a password that never send it as it is.
    private static final String LOGINS = "mysql_native_password,client_ed25519,caching_sha2_password,parsec";

    private final MariadbDsnText dsn;
    private final Properties properties = new Properties();
    private final List<String> variables = new ArrayList<>();

    private MariadbDsn(MariadbDsnText dsn) {
        this.dsn = dsn;
    }

    /// @throws DatabaseRefusedException when the DSN cannot be used, without showing any value of it
    static JdbcTarget parse(String dsn) {
        return new MariadbDsn(MariadbDsnText.read(dsn)).target();
    }

    private JdbcTarget target() {
        if (dsn.user().isEmpty()) {
            throw new DatabaseRefusedException("the MariaDB DSN names no user");
        }
        put("user", dsn.user());
        if (!dsn.password().isEmpty()) {
            put("password", dsn.password());
        }
        // not for updates, which would no longer say which rows they changed
        put("useBulkStmtsForInserts", "true");
        put("tcpKeepAlive", "true");
        put("transactionIsolation", "READ-COMMITTED");
        put("connectTimeout", String.valueOf(CONNECT_TIMEOUT_MILLIS));
        put("socketTimeout", String.valueOf(SOCKET_TIMEOUT_MILLIS));
        put("allowLocalInfile", "false");
        put("restrictedAuth", LOGINS);
        put("sslMode", "disable");
        // otherwise the driver shows the database the key of the application server, which MariaDB refuses to know
        put("fallbackToSystemKeyStore", "false");
        dsn.parameters().forEach(this::take);
        if (!variables.isEmpty()) {
            put("sessionVariables", String.join(",", variables));
        }
        return new JdbcTarget("jdbc:mariadb://" + server() + "/" + database(), properties);
    }

    private void take(String name, String value) {
        switch (name) {
            case "tls" -> MariadbTls.take(value, dsn.net().equals("unix"), properties);
            case "charset" -> takeCharset(value);
            case "collation" -> takeCollation(value);
            case "loc" -> checkZone(value);
            case "timeout" -> put("connectTimeout", millis(name, value));
            case "readTimeout" -> put("socketTimeout", millis(name, value));
            case "writeTimeout", "timeTruncate" -> millis(name, value);
            case "parseTime", "interpolateParams", "checkConnLiveness", "clientFoundRows", "multiStatements" ->
                    flag(name, value);
            case "allowCleartextPasswords" -> {
                if (flag(name, value)) {
                    put("restrictedAuth", LOGINS + ",mysql_clear_password");
                }
            }
            case "compress" -> put("useCompression", String.valueOf(flag(name, value)));
            case "maxAllowedPacket" -> takeMaxAllowedPacket(value);
            case "connectionAttributes" -> put("connectionAttributes", value);
            case "allowNativePasswords" -> only(name, true, value, "the server decides how a password is shown");
            case "allowOldPasswords" -> only(name, false, value, "passwords from before MySQL 4.1 are not supported");
            case "allowAllFiles" -> only(name, false, value, "no file is ever sent to the database");
            case "allowFallbackToPlaintext" -> only(name, false, value, "an encrypted connection stays one");
            case "rejectReadOnly" -> only(name, false, value, "the pool ends broken connections by itself");
            case "columnsWithAlias" -> only(name, false, value, "names of columns stay as they are");
            case "serverPubKey" -> throw refused(name, "is not supported: tls protects the password");
            case "strict" -> throw refused(name, "is not supported: strict mode is always on");
            default -> variables.add(MariadbVariable.assignment(name, value));
        }
    }

    private void takeCharset(String value) {
        String first = value.split(",", 2)[0];
        if (!first.equals("utf8mb4")) {
            throw refused("charset", "is utf8mb4, or a list that begins with it");
        }
    }

    private void takeCollation(String value) {
        if (!value.matches("utf8mb4_\\w{1,60}")) {
            throw refused("collation", "is one of utf8mb4");
        }
        put("connectionCollation", value);
    }

    private static void checkZone(String value) {
        try {
            if (!value.isEmpty() && !value.equals("Local")) {
                ZoneId.of(value);
            }
        } catch (DateTimeException _) {
            throw refused("loc", "is a time zone such as UTC or Europe/Stockholm");
        }
    }

    private void takeMaxAllowedPacket(String value) {
        int octets = DsnValues.number(value).filter(number -> number >= 0)
                .orElseThrow(() -> refused("maxAllowedPacket", "is a number of octets"));
        // 0 asks the server, which the driver does by itself
        if (octets > 0) {
            put("maxAllowedPacket", String.valueOf(octets));
        }
    }

    private static String millis(String name, String value) {
        return DsnValues.duration(value).map(duration -> String.valueOf(duration.toMillis()))
                .orElseThrow(() -> refused(name, "is a duration such as 30s, at most 24h"));
    }

    private static boolean flag(String name, String value) {
        return switch (value) {
            case "1", "true", "TRUE", "True" -> true;
            case "0", "false", "FALSE", "False" -> false;
            default -> throw refused(name, "is true or false");
        };
    }

    private static void only(String name, boolean accepted, String value, String reason) {
        if (flag(name, value) != accepted) {
            throw refused(name, "is " + accepted + " or not given: " + reason);
        }
    }

    private String server() {
        return switch (dsn.net()) {
            case "", "tcp" -> hostAndPort(dsn.address());
            case "unix" -> {
                put("localSocket", dsn.address().isEmpty() ? "/tmp/mysql.sock" : dsn.address());
                yield "localhost";
            }
            default -> throw new DatabaseRefusedException("the MariaDB DSN names a network that is not known; tcp and"
                    + " unix are");
        };
    }

    private static String hostAndPort(String address) {
        if (address.isEmpty()) {
            return "127.0.0.1:3306";
        }
        int bracket = address.lastIndexOf(']');
        boolean bareIpv6 = bracket < 0 && address.indexOf(':') != address.lastIndexOf(':');
        int colon = bareIpv6 ? -1 : address.indexOf(':', bracket + 1);
        String host = colon < 0 ? address : address.substring(0, colon);
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        String port = colon < 0 ? "3306" : address.substring(colon + 1);
        String shown = bare.isEmpty() ? "127.0.0.1" : DsnValues.host(bare)
                .orElseThrow(() -> new DatabaseRefusedException("the address in the MariaDB DSN is no host:port"));
        return shown + ":" + DsnValues.port(port)
                .orElseThrow(() -> new DatabaseRefusedException("the port in the MariaDB DSN is not from 1 to 65535"));
    }

    private String database() {
        String name = dsn.database();
        if (name.isEmpty()) {
            throw new DatabaseRefusedException("the MariaDB DSN names no database");
        }
        // the driver takes the name as it stands between / and ?
        if (name.indexOf('?') >= 0) {
            throw new DatabaseRefusedException(
                    "the MariaDB DSN names a database with a ?, which the driver cannot open");
        }
        return name;
    }

    private void put(String name, String value) {
        properties.setProperty(name, value);
    }

    /// @param reason goes on after the parameter's name
    static DatabaseRefusedException refused(String name, String reason) {
        return new DatabaseRefusedException(name + " of the MariaDB DSN " + reason);
    }
}
