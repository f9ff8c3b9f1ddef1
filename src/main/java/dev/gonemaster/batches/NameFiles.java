package dev.gonemaster.batches;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Many names in files of this process alone: in the order in which they came, and once more in parts by hash, so that
/// repeated ones are found with a part of them in memory. Not thread-safe.
final class NameFiles implements Closeable {
    /// Named size: with so many parts, one of a million names holds some 16,000.
    private static final int PARTS = 64;

    private final Path folder;
    private final DataOutputStream inOrder;
    private final List<DataOutputStream> parts = new ArrayList<>();
    private int count;

    private NameFiles(Path folder) throws IOException {
        this.folder = folder;
        inOrder = writer(folder.resolve("names"));
        for (int i = 0; i < PARTS; i++) {
            parts.add(writer(part(i)));
        }
    }

    static NameFiles create() {
        try {
            // Readable by nobody else, as temporary folders are.
            return new NameFiles(Files.createTempDirectory("gonemaster-batch"));
        } catch (IOException e) {
            throw new UncheckedIOException("no place for the names of a batch", e);
        }
    }

    /// @param name at most 255 characters
    void add(String name) {
        try {
            inOrder.writeUTF(name);
            DataOutputStream part = parts.get(Math.floorMod(name.hashCode(), PARTS));
            part.writeInt(count++);
            part.writeUTF(name);
        } catch (IOException e) {
            throw new UncheckedIOException("no place for the names of a batch", e);
        }
    }

    /// Gives every name once, at its first place. Nothing can be added afterwards.
    void forEachOnce(Consumer<String> action) {
        try {
            inOrder.close();
            BitSet repeated = repeated();
            try (DataInputStream names = reader(folder.resolve("names"))) {
                for (int i = 0; i < count; i++) {
                    String name = names.readUTF();
                    if (!repeated.get(i)) {
                        action.accept(name);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the names of a batch cannot be read again", e);
        }
    }

    /// The places of names that have come before.
    private BitSet repeated() throws IOException {
        var repeated = new BitSet(count);
        for (int i = 0; i < PARTS; i++) {
            parts.get(i).close();
            Set<String> seen = new HashSet<>();
            try (DataInputStream part = reader(part(i))) {
                while (part.available() > 0) {
                    int place = part.readInt();
                    if (!seen.add(part.readUTF())) {
                        repeated.set(place);
                    }
                }
            }
        }
        return repeated;
    }

    @Override
    public void close() throws IOException {
        inOrder.close();
        for (DataOutputStream part : parts) {
            part.close();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private Path part(int number) {
        return folder.resolve("part" + number);
    }

    private static DataOutputStream writer(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    private static DataInputStream reader(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }
}
