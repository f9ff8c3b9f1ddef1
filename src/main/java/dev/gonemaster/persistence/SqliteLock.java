package dev.gonemaster.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The lock on `<file>.lock`: while a server holds it, every other one is kept out of the database. Does not touch the
/// database itself.
final class SqliteLock implements AutoCloseable {
    private static final String FOLDER_MODE = "rwxr-x---";

    private final Path lockFile;
    private final FileChannel channel;

    private SqliteLock(Path lockFile, FileChannel channel) {
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /// Makes missing folders (mode 0750).
    ///
    /// @param file the database
    /// @throws DatabaseRefusedException in one sentence: another server has it, or the folder is not writable
    static SqliteLock take(Path file) {
        makeFolder(file);
        Path lockFile = Path.of(file + ".lock");
        SqliteLock lock;
        try {
            lock = new SqliteLock(lockFile,
                    FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new DatabaseRefusedException("the lock file " + lockFile + " cannot be written", e);
        }
        if (!lock.taken()) {
            lock.close();
            throw new DatabaseRefusedException("the database " + file + " is in use by another server");
        }
        return lock;
    }

    /// Does another process hold the lock? Makes nothing, not even the lock file.
    static boolean isTaken(Path file) {
        Path lockFile = Path.of(file + ".lock");
        if (!Files.exists(lockFile)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException _) {
            return true;
        } catch (IOException _) {
            // Who may not write there cannot know; a reader does not depend on it.
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DatabaseRefusedException("the lock file " + lockFile + " cannot be closed", e);
        }
    }

    private boolean taken() {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        } catch (IOException e) {
            close();
            throw new DatabaseRefusedException("the file system of the database knows no locks", e);
        }
    }

    private static void makeFolder(Path file) {
        Path folder = file.getParent();
        try {
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FOLDER_MODE)));
            }
        } catch (IOException e) {
            throw new DatabaseRefusedException("the folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }
}
