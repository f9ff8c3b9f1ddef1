package dev.gonemaster.engine.score;

import java.util.Locale;

/// What findings are summed up by.
public enum Category {
    DNSSEC, NAMESERVER_HEALTH, CONNECTIVITY, ZONE_CONSISTENCY;

    /// For example `nameserver_health`.
    public String published() {
        return name().toLowerCase(Locale.ROOT);
    }
}
