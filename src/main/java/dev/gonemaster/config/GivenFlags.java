package dev.gonemaster.config;

import java.util.Set;

/// The flags that this server was started with, which nothing overrules while it runs.
///
/// @param names without hyphens
public record GivenFlags(Set<String> names) {
    public GivenFlags {
        names = Set.copyOf(names);
    }

    public boolean has(String flag) {
        return names.contains(flag);
    }
}
