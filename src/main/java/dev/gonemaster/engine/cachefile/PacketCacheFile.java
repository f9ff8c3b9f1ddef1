package dev.gonemaster.engine.cachefile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads packet cache files, whoever wrote them: nothing in one does more harm than one [InvalidPacketCacheException].
public final class PacketCacheFile {
    public static final String FORMAT = "gonemaster.packet-cache";
    /// The version that is written, and the newest that is read.
    public static final int VERSION = 3;
    /// The oldest that is read: it does not say over which protocol an answer came.
    public static final int OLDEST_VERSION = 2;
    /// Entries of one file.
    public static final int ENTRIES_MAX = 500_000;
    /// Octets of one file, unpacked.
    public static final long OCTETS_MAX = 256L << 20;

    private static final int GZIP_MAGIC = 0x1f8b;

    private PacketCacheFile() {
    }

    /// What is done about oddities.
    public enum Mode {
        /// They are warnings.
        LENIENT,
        /// They are faults.
        STRICT
    }

    /// @throws InvalidPacketCacheException when there is no such file or it is no packet cache
    public static CacheContents read(Path file, Mode mode) {
        return read(file, mode, OCTETS_MAX);
    }

    static CacheContents read(Path file, Mode mode, long octetsMax) {
        try (InputStream octets = new BufferedInputStream(Files.newInputStream(file))) {
            octets.mark(2);
            boolean compressed = (octets.read() << 8 | octets.read()) == GZIP_MAGIC;
            octets.reset();
            InputStream plain = compressed ? new GZIPInputStream(octets) : octets;
            return new PacketCacheReader(mode).read(new BoundedInputStream(plain, octetsMax), compressed);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new InvalidPacketCacheException(at == null
                    ? "not valid JSON"
                    : "not valid JSON at line " + at.getLineNr() + ", column " + at.getColumnNr());
        } catch (IOException e) {
            throw new InvalidPacketCacheException(reason(file, e));
        }
    }

    private static String reason(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "permission denied";
            case ZipException _ -> "damaged gzip data";
            case EOFException _ -> "damaged gzip data";
            default -> Files.isDirectory(file) ? "is a folder" : "cannot be read: " + e.getMessage();
        };
    }
}
