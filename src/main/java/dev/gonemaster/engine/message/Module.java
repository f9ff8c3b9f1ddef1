package dev.gonemaster.engine.message;

import java.util.Locale;
import java.util.Optional;

/// A test plan of Zonemaster, in the order in which modules run and are reported. The constant name is the published
/// form; `SYSTEM` holds what the engine itself has to say.
public enum Module {
    SYSTEM, BASIC, ADDRESS, CONNECTIVITY, CONSISTENCY, DELEGATION, DNSSEC, NAMESERVER, SYNTAX, ZONE;

    /// Reads a module name in any letter case; empty when the text names no module.
    public static Optional<Module> parse(String text) {
        for (Module module : values()) {
            if (module.name().equals(text.strip().toUpperCase(Locale.ROOT))) {
                return Optional.of(module);
            }
        }
        return Optional.empty();
    }
}
