package dev.gonemaster.cli;

import dev.gonemaster.engine.Version;
import dev.gonemaster.engine.weakkeys.Blocklist;
import dev.gonemaster.engine.weakkeys.BlocklistIndex;
import dev.gonemaster.engine.weakkeys.InvalidBlocklistException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/// Fetches the blocklist of the badkeys project: its index first, which names the list and its digest. Only a list that
/// is whole and well-formed takes the place of the one before. Source: docs/BLOCKLISTFORMAT.md and SECURITY.md of that
/// project.
final class BadkeysUpdate {
    /// Where the project publishes its index of format 0.
    static final URI SOURCE = URI.create("https://update.badkeys.info/v0/badkeysdata.json");

    private static final Duration CONNECT_TIME_MAX = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIME_MAX = Duration.ofSeconds(30);
    private static final Duration FETCH_TIME_MAX = Duration.ofMinutes(10);
    /// Octets of the packed list.
    private static final long PACKED_MAX = 1L << 28;
    /// Memory for unpacking; enough for what any level of xz packs.
    private static final int MEMORY_MAX_KIB = 128 << 10;
    private static final String PACKED = Blocklist.FILE + ".xz";
    private static final int OK = 200;

    private final URI source;

    BadkeysUpdate(URI source) {
        this.source = source;
    }

    /// @param folder made where it is missing
    /// @return the line for the user
    /// @throws UsageException when the list cannot be fetched or written; the files that were there are as before
    String into(Path folder) {
        try {
            Files.createDirectories(folder);
            // Beside the files that it becomes, so that both are on one file system.
            Path work = Files.createTempDirectory(folder, ".update-");
            try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIME_MAX)
                    .followRedirects(HttpClient.Redirect.NORMAL).build()) {
                Blocklist list = fetch(http, work);
                for (String file : List.of(Blocklist.FILE, BlocklistIndex.FILE)) {
                    Files.move(work.resolve(file), folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
                }
                return "%d keys of %s in %s%n".formatted(list.size(), Line.of(list.index().date()), folder);
            } finally {
                for (String file : List.of(PACKED, Blocklist.FILE, BlocklistIndex.FILE)) {
                    Files.deleteIfExists(work.resolve(file));
                }
                Files.delete(work);
            }
        } catch (InvalidBlocklistException e) {
            throw new UsageException("--badkeys-update: " + e.getMessage());
        } catch (IOException e) {
            throw new UsageException("--badkeys-update: cannot write to " + folder + ": " + CacheFiles.reason(e));
        }
    }

    private Blocklist fetch(HttpClient http, Path work) throws IOException {
        fetch(http, source, work.resolve(BlocklistIndex.FILE), BlocklistIndex.SIZE_MAX);
        BlocklistIndex index = BlocklistIndex.read(work.resolve(BlocklistIndex.FILE));
        fetch(http, listUri(index.url()), work.resolve(PACKED), PACKED_MAX);
        if (!unpack(work.resolve(PACKED), work.resolve(Blocklist.FILE)).equalsIgnoreCase(index.sha256())) {
            throw new UsageException("--badkeys-update: the list is not the one that " + BlocklistIndex.FILE
                    + " describes (SHA-256)");
        }
        return Blocklist.open(work);
    }

    /// The index decides where the list is, but never that it comes over a line that anybody can change it on.
    private URI listUri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || sameServer(uri))) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw new UsageException("--badkeys-update: " + BlocklistIndex.FILE + " names no list to fetch over https");
    }

    private boolean sameServer(URI uri) {
        return source.getScheme().equals(uri.getScheme()) && source.getAuthority().equals(uri.getAuthority());
    }

    private static void fetch(HttpClient http, URI from, Path to, long max) {
        HttpRequest request = HttpRequest.newBuilder(from).timeout(ANSWER_TIME_MAX)
                .setHeader("User-Agent", "gonemaster/" + Version.text()).build();
        CompletableFuture<HttpResponse<Path>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofFile(to), max));
        try {
            int status = answer.get(FETCH_TIME_MAX.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status != OK) {
                throw fault(from, "the server answers " + status);
            }
        } catch (TimeoutException _) {
            throw fault(from, "took longer than " + FETCH_TIME_MAX.toMinutes() + " minutes");
        } catch (ExecutionException e) {
            String reason = e.getCause().getMessage();
            throw fault(from, reason == null ? "cannot be reached" : reason);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw fault(from, "interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private static UsageException fault(URI from, String what) {
        return new UsageException("--badkeys-update: " + from + ": " + what);
    }

    /// @return the SHA-256 digest of what was in it, hexadecimal
    private static String unpack(Path packed, Path to) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream file = Files.newInputStream(packed);
                InputStream list = new XZInputStream(file, MEMORY_MAX_KIB);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            byte[] part = new byte[1 << 16];
            long left = Blocklist.SIZE_MAX;
            for (int count = list.read(part); count > 0; count = list.read(part)) {
                left -= count;
                if (left < 0) {
                    throw new UsageException("--badkeys-update: the list is longer than " + Blocklist.SIZE_MAX
                            + " octets");
                }
                out.write(part, 0, count);
            }
        } catch (XZIOException | EOFException _) {
            throw new UsageException("--badkeys-update: the list cannot be unpacked");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
