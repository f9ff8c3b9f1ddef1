package dev.gonemaster.engine.score;

import static java.util.stream.Collectors.groupingBy;

import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The entries of a run, found by their tags. Only tags that one module alone has are asked for.
final class Evidence {
    private final List<Entry> entries;
    private final Map<String, List<Entry>> byTag;

    Evidence(List<Entry> entries) {
        this.entries = entries;
        byTag = entries.stream().collect(groupingBy(Entry::tag));
    }

    boolean says(String tag) {
        return byTag.containsKey(tag);
    }

    Stream<Entry> of(Collection<String> tags) {
        return tags.stream().flatMap(tag -> byTag.getOrDefault(tag, List.of()).stream());
    }

    boolean hasAtLeast(Level level) {
        return entries.stream().anyMatch(entry -> entry.level().isAtLeast(level));
    }
}
