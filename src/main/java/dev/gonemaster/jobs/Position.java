package dev.gonemaster.jobs;

import org.jspecify.annotations.Nullable;

/// An item of a list, by what orders it. A list that goes on behind it need not count its way there.
///
/// @param key value in the order of the list, a number or a text; null where the item has none
/// @param number breaks ties
public record Position(@Nullable Object key, long number) {
    public Position {
        if (!(key == null || key instanceof Long || key instanceof String)) {
            throw new IllegalArgumentException("neither number nor text: " + key.getClass().getName());
        }
    }
}
