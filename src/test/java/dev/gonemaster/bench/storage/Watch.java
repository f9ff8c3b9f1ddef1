package dev.gonemaster.bench.storage;

/// Wall-clock time since it was made.
final class Watch {
    private final long start = System.nanoTime();

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    double micros() {
        return (System.nanoTime() - start) / 1e3;
    }

    double millis() {
        return (System.nanoTime() - start) / 1e6;
    }
}
