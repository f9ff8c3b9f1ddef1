package dev.gonemaster.engine.score;

import java.util.Locale;

/// A family of addresses that a run can leave out.
public enum AddressFamily {
    IPV4, IPV6;

    /// For example `ipv6`.
    public String published() {
        return name().toLowerCase(Locale.ROOT);
    }
}
