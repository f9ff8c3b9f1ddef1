package dev.gonemaster.jobs;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted.
///
/// @param limit 1 to 500
/// @param offset from 0
/// @param after the item before the first one, from [Page#last()] of the page before; null where only the offset is
///     known. A store that cannot use it goes by the offset
public record Slice(int limit, long offset, @Nullable Position after) {
    public static final int LIMIT_MAX = 500;

    public Slice {
        if (limit < 1 || limit > LIMIT_MAX || offset < 0) {
            throw new IllegalArgumentException("limit " + limit + ", offset " + offset);
        }
    }

    public Slice(int limit, long offset) {
        this(limit, offset, null);
    }

    /// How long the list is, where a page that is not full ends it; empty where that must be counted.
    ///
    /// @param items found for this slice
    public OptionalLong lengthBy(int items) {
        boolean end = items < limit && after == null && (offset == 0 || items > 0);
        return end ? OptionalLong.of(offset + items) : OptionalLong.empty();
    }
}
