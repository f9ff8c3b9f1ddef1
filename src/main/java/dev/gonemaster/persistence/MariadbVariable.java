package dev.gonemaster.persistence;

import static dev.gonemaster.persistence.MariadbDsn.refused;

import java.util.Locale;
import java.util.regex.Pattern;

/// A parameter of a MariaDB DSN that is a system variable, set in each session as go-sql-driver does. What the server
/// itself depends on cannot be changed.
final class MariadbVariable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Pattern VALUE = Pattern.compile("'[^'\\\\]*'|\"[^\"\\\\]*\"|[A-Za-z0-9_.+-]+");

    private MariadbVariable() {
    }

    /// `name=value`, fit for a SET statement.
    static String assignment(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new DatabaseRefusedException("the MariaDB DSN has a parameter whose name is none");
        }
        if (!VALUE.matcher(value).matches()) {
            throw refused(name, "is a system variable, whose value is a word, a number, or a text in quotes (%27)");
        }
        check(name.toLowerCase(Locale.ROOT), value.replaceAll("^['\"]|['\"]$", "").toUpperCase(Locale.ROOT));
        return name + "=" + value;
    }

    private static void check(String name, String value) {
        switch (name) {
            case "transaction_isolation", "tx_isolation" ->
                    only(name, "READ-COMMITTED", value.equals("READ-COMMITTED"));
            case "transaction_read_only", "tx_read_only" -> only(name, "OFF", value.matches("OFF|0|FALSE"));
            case "autocommit" -> only(name, "1", value.matches("ON|1|TRUE"));
            case "sql_mode" -> only(name, "one with STRICT_TRANS_TABLES", value.matches(".*(STRICT_|TRADITIONAL).*"));
            default -> {
                if (name.startsWith("character_set_") || name.startsWith("collation_")) {
                    throw refused(name, "cannot be set: charset and collation are parameters of their own");
                }
            }
        }
    }

    private static void only(String name, String accepted, boolean met) {
        if (!met) {
            throw refused(name, "is " + accepted + " or not given: the server depends on it");
        }
    }
}
