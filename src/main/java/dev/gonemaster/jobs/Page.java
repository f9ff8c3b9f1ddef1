package dev.gonemaster.jobs;

import java.util.List;

/// One page of a list.
///
/// @param total how many items the filter matches, all pages together
public record Page<T>(List<T> items, long total) {
    public Page {
        items = List.copyOf(items);
    }
}
