package dev.gonemaster.startup;

import dev.gonemaster.persistence.DatabaseCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Whether this server is fit to be given requests. Thread-safe.
@ApplicationScoped
public class Readiness {
    private final BooleanSupplier databaseReachable;
    private volatile String reason = "starting";
    private volatile boolean up;

    @Inject
    Readiness(Instance<DatabaseCheck> database) {
        this(() -> database.get().reachable());
    }

    Readiness(BooleanSupplier databaseReachable) {
        this.databaseReachable = databaseReachable;
    }

    /// For the container's proxy alone.
    Readiness() {
        this(() -> false);
    }

    /// Start-up is complete.
    void up() {
        up = true;
    }

    void down(String why) {
        reason = why;
        up = false;
    }

    /// Takes a second at most.
    ///
    /// @return `starting`, `stopping` or that the database is away; empty when the server is ready
    public Optional<String> notReadyBecause() {
        if (!up) {
            return Optional.of(reason);
        }
        return databaseReachable.getAsBoolean() ? Optional.empty() : Optional.of("the database cannot be reached");
    }
}
