package dev.gonemaster.engine.weakkeys;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The blocklists of this process: each is opened once for all runs, and once more after its file was replaced.
/// Thread-safe.
public final class Blocklists {
    private static final System.Logger LOG = System.getLogger(Blocklists.class.getName());
    /// Lists that are kept open.
    private static final int OPEN_MAX = 8;

    private final BlocklistPlaces places;
    private final SequencedMap<Path, Opened> opened = new LinkedHashMap<>();

    public Blocklists(BlocklistPlaces places) {
        this.places = places;
    }

    /// What became of a file.
    ///
    /// @param list absent when the file was no list
    private record Opened(FileTime modified, long size, Optional<Blocklist> list) { }

    /// The first list that there is. One that is malformed is passed over, with a warning in the log.
    ///
    /// @param first folder to look into before all others
    public synchronized Optional<Blocklist> find(@Nullable Path first) {
        return Stream.concat(Stream.ofNullable(first), places.folders().stream())
                .flatMap(folder -> in(folder).stream()).findFirst();
    }

    private Optional<Blocklist> in(Path folder) {
        try {
            var file = Files.readAttributes(folder.resolve(Blocklist.FILE), BasicFileAttributes.class);
            if (!file.isRegularFile()) {
                return Optional.empty();
            }
            Opened known = opened.get(folder);
            if (known != null && known.modified.equals(file.lastModifiedTime()) && known.size == file.size()) {
                return known.list;
            }
            var now = new Opened(file.lastModifiedTime(), file.size(), open(folder));
            opened.putLast(folder, now);
            if (opened.size() > OPEN_MAX) {
                opened.pollFirstEntry();
            }
            return now.list;
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<Blocklist> open(Path folder) {
        try {
            return Optional.of(Blocklist.open(folder));
        } catch (InvalidBlocklistException e) {
            LOG.log(Level.WARNING, "event=blocklist_refused folder=" + folder + " cause=\"" + e.getMessage() + "\"");
            return Optional.empty();
        }
    }
}
