package dev.gonemaster.batches;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gathers names and gives each of them once, in the order in which they first came; in memory while they are few, in
/// files when they are many. Not thread-safe.
final class UniqueNames implements Closeable {
    /// Named limit: names in memory.
    static final int IN_MEMORY_MAX = 50_000;

    private final Set<String> few = new LinkedHashSet<>();
    private @Nullable NameFiles many;
    private long given;

    void add(String name) {
        given++;
        if (many != null) {
            many.add(name);
            return;
        }
        few.add(name);
        if (few.size() > IN_MEMORY_MAX) {
            many = NameFiles.create();
            few.forEach(many::add);
            few.clear();
        }
    }

    /// How many were added, repeated ones included.
    long given() {
        return given;
    }

    /// Gives all names in parts. Nothing can be added afterwards.
    ///
    /// @param size of each part but the last one, which may be smaller and is never empty
    void forEachPart(int size, Consumer<List<String>> action) {
        var part = new ArrayList<String>(size);
        Consumer<String> gather = name -> {
            part.add(name);
            if (part.size() == size) {
                action.accept(List.copyOf(part));
                part.clear();
            }
        };
        if (many == null) {
            few.forEach(gather);
        } else {
            many.forEachOnce(gather);
        }
        if (!part.isEmpty()) {
            action.accept(List.copyOf(part));
        }
    }

    @Override
    public void close() throws IOException {
        if (many != null) {
            many.close();
        }
    }
}
