package dev.gonemaster.engine.cachefile;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one packet cache file holds. Immutable.
///
/// @param version of the format; 0 where there is no file
/// @param compressed whether it was gzip
/// @param checksum whether it has one; it is right then
/// @param entries those that have an effect, in the order of the file
/// @param kinds how many entries of each kind that the format knows
/// @param warnings what is odd about the file, one line each, at most [#WARNINGS_MAX] and then how many more there are
public record CacheContents(int version, boolean compressed, boolean checksum, List<CacheEntry> entries,
                            SortedMap<String, Integer> kinds, List<String> warnings) {
    /// Warnings of one file that are kept.
    public static final int WARNINGS_MAX = 10;
    /// No file.
    public static final CacheContents NOTHING =
            new CacheContents(0, false, false, List.of(), new TreeMap<>(Map.of()), List.of());

    public CacheContents {
        entries = List.copyOf(entries);
        kinds = new TreeMap<>(kinds);
        warnings = List.copyOf(warnings);
    }
}
