package dev.gonemaster.engine.message;

import java.util.Locale;
import java.util.Optional;

/// Severity of an entry, from least to most severe (Zonemaster, SeverityLevelDefinitions). The constant name is the
/// published form.
public enum Level {
    DEBUG3, DEBUG2, DEBUG, INFO, NOTICE, WARNING, ERROR, CRITICAL;

    public boolean isAtLeast(Level other) {
        return compareTo(other) >= 0;
    }

    /// Reads a level in any letter case; empty when the text names no level.
    public static Optional<Level> parse(String text) {
        for (Level level : values()) {
            if (level.name().equals(text.strip().toUpperCase(Locale.ROOT))) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
