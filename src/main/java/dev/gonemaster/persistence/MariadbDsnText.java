package dev.gonemaster.persistence;

import java.util.LinkedHashMap;
import java.util.Map;

/// The text of a MariaDB DSN, taken apart as go-sql-driver does:
/// `[user[:password]@][net[(address)]]/dbname[?parameters]`. The last `/` begins the database, the last `@` before it
/// ends the password, which is taken as it stands. Where that fails because a parameter holds an unencoded `/`, the
/// last `/` that follows `)` or `@` begins the database.
///
/// @param net empty when not given
/// @param address empty when not given
/// @param parameters decoded, in the order of the text
record MariadbDsnText(String user, String password, String net, String address, String database,
                      Map<String, String> parameters) {
    private static final String FORM = "the MariaDB DSN does not have the form user:password@tcp(host:port)/database";

    @Override
    public String toString() {
        return "MariadbDsnText[...]";
    }

    /// @throws DatabaseRefusedException when the text has another form, without showing any of it
    static MariadbDsnText read(String dsn) {
        DsnValues.checkLength("MariaDB", dsn);
        int slash = dsn.lastIndexOf('/');
        if (slash < 0) {
            throw new DatabaseRefusedException(FORM + ": it has no / before the database");
        }
        if (!beginsDatabase(dsn, slash)) {
            slash = Math.max(dsn.lastIndexOf(")/"), dsn.lastIndexOf("@/")) + 1;
            if (slash == 0 || !beginsDatabase(dsn, slash)) {
                throw new DatabaseRefusedException(FORM + "; in a parameter / is written %2F");
            }
        }
        return of(dsn, slash);
    }

    /// Is what stands before the slash a network with its address, or nothing?
    private static boolean beginsDatabase(String dsn, int slash) {
        String net = dsn.substring(dsn.lastIndexOf('@', slash) + 1, slash);
        return net.indexOf('(') < 0 ? net.indexOf('?') < 0 : net.endsWith(")");
    }

    private static MariadbDsnText of(String dsn, int slash) {
        int sign = dsn.lastIndexOf('@', slash);
        String login = sign < 0 ? "" : dsn.substring(0, sign);
        int colon = login.indexOf(':');
        String net = dsn.substring(sign + 1, slash);
        int bracket = net.indexOf('(');
        int query = dsn.indexOf('?', slash);
        String database = dsn.substring(slash + 1, query < 0 ? dsn.length() : query);
        return new MariadbDsnText(colon < 0 ? login : login.substring(0, colon),
                colon < 0 ? "" : login.substring(colon + 1),
                bracket < 0 ? net : net.substring(0, bracket),
                bracket < 0 ? "" : net.substring(bracket + 1, net.length() - 1),
                decoded(database, false, "database name"),
                query < 0 ? Map.of() : parameters(dsn.substring(query + 1)));
    }

    private static Map<String, String> parameters(String query) {
        if (query.indexOf('@') >= 0) {
            throw new DatabaseRefusedException(
                    "the MariaDB DSN has an @ in its parameters, which is written %40 there");
        }
        var parameters = new LinkedHashMap<String, String>();
        for (String parameter : query.split("&")) {
            if (parameter.isEmpty()) {
                continue;
            }
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (equals < 0) {
                throw new DatabaseRefusedException("the MariaDB DSN has a parameter without a value: "
                        + DsnValues.shown(name));
            }
            String value = decoded(parameter.substring(equals + 1), true, "parameter " + DsnValues.shown(name));
            if (parameters.put(name, value) != null) {
                throw new DatabaseRefusedException("the MariaDB DSN has " + DsnValues.shown(name) + " twice");
            }
        }
        return parameters;
    }

    private static String decoded(String text, boolean plusIsSpace, String what) {
        return DsnValues.decoded(text, plusIsSpace).orElseThrow(() -> new DatabaseRefusedException("the " + what
                + " of the MariaDB DSN is not percent-encoded UTF-8; a percent sign itself is written %25"));
    }
}
