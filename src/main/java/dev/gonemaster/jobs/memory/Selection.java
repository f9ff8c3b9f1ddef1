package dev.gonemaster.jobs.memory;

import java.util.Comparator;

/// What a list holds, and in which order.
interface Selection<T> {
    boolean matches(T item);

    Comparator<T> order();
}
