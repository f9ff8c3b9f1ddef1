package dev.gonemaster.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that appears complete or not at all, readable by its owner alone: it is written under another name beside its
/// place, which is gone when this is closed.
final class NewFile implements AutoCloseable {
    private static final String MODE = "rw-------";

    private final Path place;
    private final Path part;
    private final boolean replace;

    /// @param replace whether a file that is there already may go
    /// @throws TransferException when there is one that may not, or nothing can be written there
    NewFile(Path place, boolean replace) {
        this.place = place.toAbsolutePath();
        this.replace = replace;
        part = this.place.resolveSibling("." + this.place.getFileName() + ".part-" + ProcessHandle.current().pid());
        if (Files.isDirectory(this.place)) {
            throw new TransferException(place + " is a folder");
        }
        if (!replace && Files.exists(this.place)) {
            throw new TransferException(place + " exists already; --force replaces it");
        }
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE)));
        } catch (IOException e) {
            throw new TransferException(place + " cannot be written: " + e, e);
        }
    }

    /// Empty at first.
    Path part() {
        return part;
    }

    /// What was written is complete: it goes to the disk and to its place.
    void complete() throws IOException {
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        if (replace) {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            Files.move(part, place);
        } catch (FileAlreadyExistsException e) {
            throw new TransferException(place + " exists already; --force replaces it", e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(part);
    }
}
