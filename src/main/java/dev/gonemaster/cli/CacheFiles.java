package dev.gonemaster.cli;

import dev.gonemaster.engine.cachefile.CacheContents;
import dev.gonemaster.engine.cachefile.CacheEntry;
import dev.gonemaster.engine.cachefile.InvalidPacketCacheException;
import dev.gonemaster.engine.cachefile.PacketCacheFile;
import dev.gonemaster.engine.cachefile.PacketCacheFile.Mode;
import dev.gonemaster.engine.cachefile.PacketCacheWriter;
import dev.gonemaster.engine.cachefile.PacketCacheWriter.Packing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Packet caches on disk, as the options name them. Every mistake is a [UsageException].
final class CacheFiles {
    private CacheFiles() {
    }

    /// Warnings go to standard error.
    static CacheContents read(String option, Path file, boolean strict, PrintStream err) {
        try {
            CacheContents contents = PacketCacheFile.read(file, strict ? Mode.STRICT : Mode.LENIENT);
            contents.warnings().forEach(warning ->
                    err.println("gonemaster: warning: " + Line.of(option + " " + file + ": " + warning)));
            return contents;
        } catch (InvalidPacketCacheException e) {
            throw new UsageException(option + " " + file + ": " + e.getMessage());
        }
    }

    /// Before a run: whether there is a place to write to.
    static void checkPlace(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new UsageException("--save " + file + ": is a folder");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException("--save " + file + ": no such folder");
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new UsageException("--save " + file + ": permission denied");
        }
    }

    /// @param entriesMax 0 for the limit of the format alone
    static void write(Path file, boolean compress, int entriesMax, List<CacheEntry> entries) {
        boolean gzip = compress || file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        try {
            PacketCacheWriter.write(file, entries, gzip ? Packing.GZIP : Packing.PLAIN, entriesMax);
        } catch (InvalidPacketCacheException e) {
            throw new UsageException("--save " + file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UsageException("--save " + file + ": " + reason(e));
        }
    }

    /// Why a file cannot be written.
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such folder";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
