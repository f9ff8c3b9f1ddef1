package dev.gonemaster.jobs;

/// Which part of a list is wanted.
///
/// @param limit 1 to 500
/// @param offset from 0
public record Slice(int limit, long offset) {
    public static final int LIMIT_MAX = 500;

    public Slice {
        if (limit < 1 || limit > LIMIT_MAX || offset < 0) {
            throw new IllegalArgumentException("limit " + limit + ", offset " + offset);
        }
    }
}
