package dev.gonemaster.domains;

import java.util.Optional;

/// Reads the registry of domains. Thread-safe.
public interface Domains {
    Optional<Domain> find(long id);

    Optional<Domain> find(String name);
}
