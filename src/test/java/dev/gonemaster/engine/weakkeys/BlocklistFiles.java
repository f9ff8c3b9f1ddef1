package dev.gonemaster.engine.weakkeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The two files of a blocklist, as the badkeys project publishes them.
public final class BlocklistFiles {
    public static final String INDEX = """
            {"bkformat": 0, "date": "2026-11-01T00:00:00Z",
             "blocklist_url": "https://update.badkeys.info/v0/blocklist.dat.xz", "blocklist_sha256": "00",
             "blocklists": [{"id": 1, "name": "debianssl", "type": "github"},
                            {"id": 9, "name": "rfc", "type": "github"}]}
            """;

    private BlocklistFiles() {
    }

    /// Writes a list of these keys into the folder, all of one collection.
    public static Path write(Path folder, int collection, KeyMaterial... keys) {
        try {
            Files.write(folder.resolve(Blocklist.FILE), octets(collection, keys));
            Files.writeString(folder.resolve(BlocklistIndex.FILE), INDEX);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What such a list looks like.
    public static byte[] octets(int collection, KeyMaterial... keys) {
        List<byte[]> blocks = Arrays.stream(keys).map(key -> block(key.identity(), collection))
                .sorted(Arrays::compareUnsigned).toList();
        var octets = new ByteArrayOutputStream();
        blocks.forEach(octets::writeBytes);
        return octets.toByteArray();
    }

    private static byte[] block(BigInteger identity, int collection) {
        String hex = identity.toString(16);
        byte[] block = Arrays.copyOf(sha256(HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : "0" + hex)), 16);
        block[15] = (byte) collection;
        return block;
    }

    public static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
