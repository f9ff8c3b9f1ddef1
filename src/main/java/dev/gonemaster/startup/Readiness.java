package dev.gonemaster.startup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Whether this server is fit to be given requests. Thread-safe.
@ApplicationScoped
public class Readiness {
    private volatile String reason = "starting";
    private volatile boolean up;

    /// Start-up is complete.
    void up() {
        up = true;
    }

    void down(String why) {
        reason = why;
        up = false;
    }

    /// @return `starting` or `stopping`; empty when the server is ready
    public Optional<String> notReadyBecause() {
        return up ? Optional.empty() : Optional.of(reason);
    }
}
