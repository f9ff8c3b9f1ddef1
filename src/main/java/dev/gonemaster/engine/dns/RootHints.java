package dev.gonemaster.engine.dns;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// The servers of the root zone, where recursion begins. Immutable; never empty.
public final class RootHints {
    /// Longest file that is read, in octets; the published one has about 3,300.
    static final int SIZE_MAX = 64 * 1024;
    private static final String BUILT_IN = "named.root";

    private final SortedSet<NameServer> servers;

    private RootHints(Collection<NameServer> servers) {
        this.servers = Collections.unmodifiableSortedSet(new TreeSet<>(servers));
    }

    /// The list that IANA publishes, as shipped with this release.
    public static RootHints builtIn() {
        try (InputStream file = RootHints.class.getResourceAsStream(BUILT_IN)) {
            if (file == null) {
                throw new IllegalStateException("resource is missing: " + BUILT_IN);
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.US_ASCII), BUILT_IN);
        } catch (IOException e) {
            throw new UncheckedIOException(BUILT_IN, e);
        }
    }

    /// Reads a file in the format of IANA's `named.root`.
    ///
    /// @throws InvalidHintsException when it cannot be read, is too long, or holds no server with an address
    public static RootHints read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] content = stream.readNBytes(SIZE_MAX + 1);
            if (content.length > SIZE_MAX) {
                throw new InvalidHintsException(file + ": longer than " + SIZE_MAX + " octets");
            }
            return parse(new String(content, StandardCharsets.US_ASCII), file.toString());
        } catch (NoSuchFileException e) {
            throw new InvalidHintsException(file + ": no such file");
        } catch (AccessDeniedException e) {
            throw new InvalidHintsException(file + ": permission denied");
        } catch (IOException e) {
            throw new InvalidHintsException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /// @throws IllegalArgumentException when there is none
    public static RootHints of(Collection<NameServer> servers) {
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("no root server");
        }
        return new RootHints(servers);
    }

    /// @param source what an error message calls the text
    static RootHints parse(String text, String source) {
        return of(new HintsParser(source).servers(text));
    }

    /// In the order of [NameServer].
    public SortedSet<NameServer> servers() {
        return servers;
    }
}
