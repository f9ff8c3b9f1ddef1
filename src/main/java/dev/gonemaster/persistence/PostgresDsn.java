package dev.gonemaster.persistence;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// A PostgreSQL DSN as lib/pq takes it, translated for the JDBC driver. Every parameter has its counterpart or is
/// refused by its name. Differences from lib/pq:
///
/// - environment variables (`PGHOST` and the like) and the files of `~/.postgresql` are not read, `~/.pgpass` is;
/// - of the settings of a session those in `SETTINGS` are taken, others stand in `options`;
/// - `connect_timeout` is 5 s unless given, and no answer may take longer than a minute;
/// - `TimeZone`, `binary_parameters`: accepted without effect, since times are stored as numbers and the driver chooses
///   the format by itself.
final class PostgresDsn {
    /// Named limit: seconds that a connection may take to be made, unless the DSN says otherwise.
    static final int CONNECT_TIMEOUT_SECONDS = 5;
    /// Named limit: seconds without an octet from the server, after which a statement has failed.
    static final int SOCKET_TIMEOUT_SECONDS = 60;
    /// Named limit: hosts in one DSN.
    static final int HOSTS_MAX = 16;
    static final String APPLICATION_NAME = "gonemaster";

    /// Settings of a session that a parameter of their own may give; the server checks the values.
    private static final Set<String> SETTINGS = Set.of("statement_timeout", "lock_timeout",
            "idle_in_transaction_session_timeout", "idle_session_timeout", "transaction_timeout", "work_mem",
            "maintenance_work_mem", "temp_buffers", "synchronous_commit", "default_tablespace", "temp_tablespaces",
            "role", "jit", "geqo", "random_page_cost", "effective_cache_size", "tcp_user_timeout");

    private final Map<String, String> given;
    private final Properties properties = new Properties();
    private final List<String> options = new ArrayList<>();

    private PostgresDsn(Map<String, String> given) {
        this.given = given;
    }

    /// @throws DatabaseRefusedException when the DSN cannot be used, without showing any value of it
    static JdbcTarget parse(String dsn) {
        return new PostgresDsn(PostgresDsnText.read(dsn)).target();
    }

    private JdbcTarget target() {
        put("reWriteBatchedInserts", "true");
        put("tcpKeepAlive", "true");
        put("gssEncMode", "disable");
        put("connectTimeout", String.valueOf(CONNECT_TIMEOUT_SECONDS));
        put("socketTimeout", String.valueOf(SOCKET_TIMEOUT_SECONDS));
        put("ApplicationName", APPLICATION_NAME);
        given.forEach(this::take);
        PostgresTls.take(given, properties);
        if (!options.isEmpty()) {
            put("options", String.join(" ", options));
        }
        String hosts = hosts();
        if (hosts.contains(",")) {
            // otherwise the driver passes over a host for a while after any failure there, a refused login for one
            put("hostRecheckSeconds", "0");
        }
        return new JdbcTarget("jdbc:postgresql://" + hosts + "/" + database(), properties);
    }

    private void take(String name, String value) {
        switch (name) {
            case "host", "port", "dbname", "database" -> {
                // part of the URL
            }
            case "user" -> putGiven("user", value);
            case "password" -> putGiven("password", value);
            case "application_name" -> putGiven("ApplicationName", value);
            case "fallback_application_name" -> {
                if (given.getOrDefault("application_name", "").isEmpty()) {
                    putGiven("ApplicationName", value);
                }
            }
            case "connect_timeout" -> put("connectTimeout", connectTimeout(value));
            case "search_path" -> putGiven("currentSchema", value);
            case "options" -> options.addFirst(value);
            case "client_encoding" ->
                    only(name, "UTF8", value.equalsIgnoreCase("UTF8") || value.equalsIgnoreCase("UTF-8"));
            case "datestyle", "DateStyle" -> only(name, "ISO, MDY", value.replace(" ", "").equalsIgnoreCase("ISO,MDY"));
            case "default_transaction_isolation" ->
                    only(name, "read committed", value.equalsIgnoreCase("read committed"));
            case "default_transaction_read_only" -> only(name, "off", !flag(name, value));
            case "timezone", "TimeZone", "tz" -> {
                // no effect: times are stored as numbers
            }
            case "binary_parameters" -> flag(name, value);
            case "disable_prepared_binary_result" -> put("binaryTransfer", String.valueOf(!flag(name, value)));
            case "require_auth" -> putGiven("requireAuth", value);
            case "target_session_attrs" -> put("targetServerType", serverType(value));
            case "load_balance_hosts" -> put("loadBalanceHosts", String.valueOf(balanced(value)));
            case "min_protocol_version", "max_protocol_version" -> only(name, "3.0", value.equals("3.0"));
            case "hostaddr" -> throw refused(name, "is not supported; the address may stand as host");
            case "krbsrvname", "krbspn", "gsslib", "gssencmode", "gssdelegation" ->
                    throw refused(name, "is not supported: Kerberos is not used here");
            case "service", "servicefile", "passfile" ->
                    throw refused(name, "is not supported: what it names belongs into the DSN");
            default -> takeOther(name, value);
        }
    }

    private void takeOther(String name, String value) {
        if (PostgresTls.PARAMETERS.contains(name)) {
            return;
        }
        if (!SETTINGS.contains(name)) {
            throw new DatabaseRefusedException(followsPassword(name)
                    ? "the PostgreSQL DSN has a parameter behind password that is not known; a value with a space is"
                            + " written in single quotes"
                    : "the PostgreSQL DSN has a parameter that is not known: " + DsnValues.shown(name));
        }
        options.addLast("-c " + name + "=" + value.replaceAll("([\\s\\\\])", "\\\\$1"));
    }

    /// What stands behind a password may be the rest of it.
    private boolean followsPassword(String name) {
        List<String> names = List.copyOf(given.keySet());
        int at = names.indexOf(name);
        return at > 0 && names.get(at - 1).equals("password");
    }

    private static String connectTimeout(String value) {
        int seconds = DsnValues.number(value).filter(number -> number <= DsnValues.TIMEOUT_MAX.toSeconds())
                .orElseThrow(() -> refused("connect_timeout", "is a number of seconds, at most "
                        + DsnValues.TIMEOUT_MAX.toSeconds()));
        return String.valueOf(Math.max(seconds, 0));
    }

    private static String serverType(String value) {
        return switch (value) {
            case "any" -> "any";
            case "read-write", "primary" -> "primary";
            default -> throw refused("target_session_attrs", "is any, read-write or primary: this server writes");
        };
    }

    private static boolean balanced(String value) {
        return switch (value) {
            case "disable" -> false;
            case "random" -> true;
            default -> throw refused("load_balance_hosts", "is disable or random");
        };
    }

    /// Reads what lib/pq takes for a switch.
    static boolean flag(String name, String value) {
        return switch (value) {
            case "1", "t", "T", "true", "TRUE", "True", "on", "yes" -> true;
            case "0", "f", "F", "false", "FALSE", "False", "off", "no" -> false;
            default -> throw refused(name, "is yes or no");
        };
    }

    private static void only(String name, String accepted, boolean met) {
        if (!met) {
            throw refused(name, "is " + accepted + " or not given");
        }
    }

    private String hosts() {
        String[] hosts = given.getOrDefault("host", "").split(",", -1);
        String[] ports = given.getOrDefault("port", "").split(",", -1);
        if (hosts.length > HOSTS_MAX) {
            throw refused("host", "names more than " + HOSTS_MAX + " hosts");
        }
        if (ports.length > 1 && ports.length != hosts.length) {
            throw refused("port", "has to name one port, or one for each host");
        }
        var all = new ArrayList<String>();
        for (int at = 0; at < hosts.length; at++) {
            all.add(host(hosts[at]) + ":" + port(ports[ports.length == 1 ? 0 : at]));
        }
        return String.join(",", all);
    }

    private static String host(String host) {
        if (host.startsWith("/") || host.startsWith("@")) {
            throw refused("host", "names a socket directory, which the Java driver cannot use; give a host name or an"
                    + " address such as 127.0.0.1");
        }
        if (host.isEmpty()) {
            return "localhost";
        }
        return DsnValues.host(host).orElseThrow(() -> refused("host", "is neither a host name nor an address"));
    }

    private static int port(String port) {
        return port.isEmpty() ? 5432
                : DsnValues.port(port).orElseThrow(() -> refused("port", "is a number from 1 to 65535"));
    }

    private String database() {
        String name = given.getOrDefault("database", given.getOrDefault("dbname", ""));
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private void putGiven(String name, String value) {
        if (!value.isEmpty()) {
            put(name, value);
        }
    }

    private void put(String name, String value) {
        properties.setProperty(name, value);
    }

    /// @param reason goes on after the parameter's name
    static DatabaseRefusedException refused(String name, String reason) {
        return new DatabaseRefusedException(name + " of the PostgreSQL DSN " + reason);
    }
}
