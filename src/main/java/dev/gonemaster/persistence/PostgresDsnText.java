package dev.gonemaster.persistence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The text of a PostgreSQL DSN, taken apart: a URL as Go reads one, or `key=value` pairs as libpq does. What could be
/// read in two ways, such as an `@` behind the host, is refused.
final class PostgresDsnText {
    private static final List<String> SCHEMES = List.of("postgres://", "postgresql://");
    private static final String BEHIND_THE_HOST =
            "the PostgreSQL DSN has an @ behind its host: in a password / is written %2F, ? is written %3F, and any"
                    + " other @ %40";

    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int at;

    private PostgresDsnText(String text) {
        this.text = text;
    }

    /// Names and values in the order of the text, the parts of a URL under libpq's names (`host`, `port`, `user`,
    /// `password`, `dbname`).
    ///
    /// @throws DatabaseRefusedException when the text is neither form, without showing any of it
    static Map<String, String> read(String dsn) {
        DsnValues.checkLength("PostgreSQL", dsn);
        for (String scheme : SCHEMES) {
            if (dsn.startsWith(scheme)) {
                var url = new PostgresDsnText(dsn.substring(scheme.length()));
                url.readUrl();
                return url.values;
            }
        }
        int equals = dsn.indexOf('=');
        if (equals < 0 || dsn.substring(0, equals).contains("://")) {
            throw new DatabaseRefusedException("the PostgreSQL DSN is neither a URL that starts with postgres:// or"
                    + " postgresql:// nor a list of key=value");
        }
        var pairs = new PostgresDsnText(dsn);
        pairs.readPairs();
        return pairs.values;
    }

    private void readUrl() {
        if (text.indexOf('#') >= 0) {
            throw new DatabaseRefusedException("the PostgreSQL DSN has a #, which is written %23 in a URL");
        }
        int end = first('/', first('?', text.length()));
        String authority = text.substring(0, end);
        String rest = text.substring(end);
        if (rest.indexOf('@') >= 0) {
            throw new DatabaseRefusedException(BEHIND_THE_HOST);
        }
        int sign = authority.lastIndexOf('@');
        if (sign >= 0) {
            readUser(authority.substring(0, sign));
        }
        readHosts(authority.substring(sign + 1));
        int query = rest.indexOf('?');
        String path = query < 0 ? rest : rest.substring(0, query);
        if (path.length() > 1) {
            values.put("dbname", decoded(path.substring(1), false, "database name"));
        }
        if (query >= 0) {
            readQuery(rest.substring(query + 1));
        }
    }

    private int first(char wanted, int otherwise) {
        int found = text.indexOf(wanted);
        return found >= 0 && found < otherwise ? found : otherwise;
    }

    private void readUser(String user) {
        int colon = user.indexOf(':');
        values.put("user", decoded(colon < 0 ? user : user.substring(0, colon), false, "user"));
        if (colon >= 0) {
            values.put("password", decoded(user.substring(colon + 1), false, "password"));
        }
    }

    private void readHosts(String authority) {
        if (authority.isEmpty()) {
            return;
        }
        var hosts = new ArrayList<String>();
        var ports = new ArrayList<String>();
        for (String one : authority.split(",", -1)) {
            int bracket = one.lastIndexOf(']');
            int colon = one.indexOf(':', bracket + 1);
            String host = decoded(colon < 0 ? one : one.substring(0, colon), false, "host");
            hosts.add(host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
            ports.add(colon < 0 ? "" : one.substring(colon + 1));
        }
        values.put("host", String.join(",", hosts));
        if (!ports.stream().allMatch(String::isEmpty)) {
            values.put("port", String.join(",", ports));
        }
    }

    private void readQuery(String query) {
        var seen = new LinkedHashMap<String, String>();
        for (String parameter : query.split("&")) {
            if (parameter.isEmpty()) {
                continue;
            }
            int equals = parameter.indexOf('=');
            String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals), true, "parameter");
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            putOnce(seen, name, decoded(value, true, "parameter " + DsnValues.shown(name)));
        }
        values.putAll(seen);
    }

    private static void putOnce(Map<String, String> seen, String name, String value) {
        if (seen.put(name, value) != null) {
            throw new DatabaseRefusedException("the PostgreSQL DSN has " + DsnValues.shown(name) + " twice");
        }
    }

    private static String decoded(String text, boolean plusIsSpace, String what) {
        return DsnValues.decoded(text, plusIsSpace).orElseThrow(() -> new DatabaseRefusedException("the " + what
                + " of the PostgreSQL DSN is not percent-encoded UTF-8; a percent sign itself is written %25"));
    }

    private void readPairs() {
        skipSpace();
        while (at < text.length()) {
            String name = key();
            skipSpace();
            if (at >= text.length() || text.charAt(at) != '=') {
                throw new DatabaseRefusedException("the PostgreSQL DSN has a part without =; a value with a space is"
                        + " written in single quotes");
            }
            at++;
            skipSpace();
            putOnce(values, name, at < text.length() && text.charAt(at) == '\'' ? quoted() : plain());
            skipSpace();
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String key() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '=' && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String plain() {
        var value = new StringBuilder();
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            value.append(character());
        }
        return value.toString();
    }

    private String quoted() {
        var value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '\'') {
            value.append(character());
        }
        if (at >= text.length()) {
            throw new DatabaseRefusedException("the PostgreSQL DSN has a quoted value without an end");
        }
        at++;
        return value.toString();
    }

    /// The next character of a value; a backslash takes the one behind it as it is.
    private char character() {
        if (text.charAt(at) == '\\') {
            at++;
            if (at >= text.length()) {
                throw new DatabaseRefusedException("the PostgreSQL DSN ends with a backslash");
            }
        }
        return text.charAt(at++);
    }
}
