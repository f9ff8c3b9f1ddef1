package dev.gonemaster.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param total how many items the filter matches, all pages together
/// @param last where the page ends, for the [Slice] of the next one; null when it is empty or only the offset tells
public record Page<T>(List<T> items, long total, @Nullable Position last) {
    public Page {
        items = List.copyOf(items);
    }

    public Page(List<T> items, long total) {
        this(items, total, null);
    }
}
