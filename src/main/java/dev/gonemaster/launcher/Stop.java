package dev.gonemaster.launcher;

import java.time.Duration;
import sun.misc.Signal;

/// Ends the process: the WAR is stopped by Payara's shutdown hook, and a process that was asked to stop ends with 0.
final class Stop {
    /// On top of the grace that running jobs get.
    private static final Duration CONTAINER = Duration.ofSeconds(10);

    private Stop() {
    }

    /// SIGTERM and SIGINT stop the server in order; after the grace time the process ends whatever still runs.
    static void onSignals(Duration grace) {
        for (String name : new String[] {"TERM", "INT"}) {
            Signal.handle(new Signal(name), _ -> {
                limit(grace.plus(CONTAINER));
                Thread.ofPlatform().name("stop").start(() -> System.exit(0));
            });
        }
    }

    /// Does not return.
    static void now(int status) {
        limit(CONTAINER);
        System.exit(status);
    }

    private static void limit(Duration time) {
        Thread.ofPlatform().daemon().name("stop-limit").start(() -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
