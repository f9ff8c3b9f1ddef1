package dev.gonemaster.config;

import java.util.Locale;

/// Where jobs and results are kept.
public enum Driver {
    MEMORY, SQLITE, POSTGRES, MARIADB;

    /// Another name of MariaDB, as clients of its ancestor know it.
    private static final String ALIAS = "mysql";

    /// @param name in any letter case; a name or the alias `mysql`
    static Driver named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(ALIAS) ? MARIADB : valueOf(lower.toUpperCase(Locale.ROOT));
    }

    /// Several servers may work on one database of this kind.
    public boolean shared() {
        return this == POSTGRES || this == MARIADB;
    }
}
