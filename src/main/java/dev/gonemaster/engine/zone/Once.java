package dev.gonemaster.engine.zone;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is found when it is first asked for; whoever asks meanwhile waits for the same search. What the search
/// throws goes to the one who searched, and the next one searches again.
final class Once<T> {
    private final Supplier<T> search;
    private @Nullable T found;

    Once(Supplier<T> search) {
        this.search = search;
    }

    synchronized T value() {
        T value = found;
        if (value == null) {
            value = search.get();
            found = value;
        }
        return value;
    }
}
