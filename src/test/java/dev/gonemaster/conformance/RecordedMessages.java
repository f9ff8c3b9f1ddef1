package dev.gonemaster.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Messages of all kinds out of the recordings, as beginnings for others who read messages.
public final class RecordedMessages {
    private static final String DATA = "zonemaster-recorded";
    private static final int SIZE_MAX = 65_535;

    private RecordedMessages() {
    }

    /// The shortest message of each kind, being what is asked and which types of records are in it.
    ///
    /// @return empty where the recordings are not on this machine
    public static List<byte[]> ofEachKind() {
        SortedMap<String, byte[]> byKind = new TreeMap<>();
        for (Path file : files()) {
            try {
                Recording.read(file).messages().values().stream().flatMap(Collection::stream)
                        .forEach(message -> byKind.merge(kind(message), message.toWire(SIZE_MAX),
                                (one, other) -> one.length <= other.length ? one : other));
            } catch (IOException e) {
                throw new UncheckedIOException(file.toString(), e);
            }
        }
        return new ArrayList<>(byKind.values());
    }

    private static List<Path> files() {
        Path folder = ConformanceData.folder(DATA).orElse(null);
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("Test-.*\\.data(\\.gz)?"))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(Message message) {
        var kind = new StringBuilder();
        kind.append(message.getQuestion() == null ? "-" : Type.string(message.getQuestion().getType()));
        kind.append(' ').append(message.getRcode());
        for (int section = Section.ANSWER; section <= Section.ADDITIONAL; section++) {
            kind.append(' ');
            message.getSection(section).stream().map(Record::getType).distinct().sorted()
                    .forEach(type -> kind.append(Type.string(type)).append(','));
        }
        return kind.toString();
    }
}
