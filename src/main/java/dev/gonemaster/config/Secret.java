package dev.gonemaster.config;

/// A text that never shows: neither in `toString`, nor in a log, an error or a dump.
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "***";
    }
}
