package dev.gonemaster.startup;

import dev.gonemaster.jobs.Workers;
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
    private final BooleanSupplier workersWait;
    private volatile String reason = "starting";
    private volatile boolean up;

    @Inject
    Readiness(Instance<DatabaseCheck> database, Instance<Workers> workers) {
        this(() -> database.get().reachable(), () -> workers.get().waitsForStore());
    }

    Readiness(BooleanSupplier databaseReachable, BooleanSupplier workersWait) {
        this.databaseReachable = databaseReachable;
        this.workersWait = workersWait;
    }

    /// For the container's proxy alone.
    Readiness() {
        this(() -> false, () -> false);
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
    /// @return `starting`, `stopping` or that the database is away or, as with a full disk, can be read alone; empty
    ///     when the server is ready
    public Optional<String> notReadyBecause() {
        if (!up) {
            return Optional.of(reason);
        }
        if (!databaseReachable.getAsBoolean()) {
            return Optional.of("the database cannot be reached");
        }
        return workersWait.getAsBoolean() ? Optional.of("the database takes no changes") : Optional.empty();
    }
}
