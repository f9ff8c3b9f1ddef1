package dev.gonemaster.persistence;

/// Places for the values of a statement.
public final class Placeholders {
    private Placeholders() {
    }

    /// @param count from 1
    /// @return so many `?`, with commas between, in parentheses
    public static String of(int count) {
        return "(" + "?, ".repeat(count - 1) + "?)";
    }
}
