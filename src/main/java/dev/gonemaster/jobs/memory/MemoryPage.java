package dev.gonemaster.jobs.memory;

import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Slice;
import java.util.ArrayList;
import java.util.Collection;

/// Filters, sorts and cuts.
final class MemoryPage {
    private MemoryPage() {
    }

    static <T> Page<T> of(Collection<T> all, Selection<T> selection, Slice slice) {
        var matching = new ArrayList<T>();
        for (T item : all) {
            if (selection.matches(item)) {
                matching.add(item);
            }
        }
        matching.sort(selection.order());
        int from = (int) Math.min(slice.offset(), matching.size());
        int to = Math.min(from + slice.limit(), matching.size());
        return new Page<>(matching.subList(from, to), matching.size());
    }
}
