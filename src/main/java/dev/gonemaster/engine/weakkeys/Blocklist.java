package dev.gonemaster.engine.weakkeys;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.foreign.ValueLayout.OfLong;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// Keys whose private half is known to everybody. Immutable and thread-safe; the file is mapped into memory, not read,
/// so it may be replaced by another one but not be changed while a list is in use.
///
/// The file holds sorted blocks of 16 octets: the first 15 octets of the SHA-256 digest of a key's identity, and the
/// number of the collection that the key is from. Source: docs/BLOCKLISTFORMAT.md of the badkeys project, which calls
/// the former BKHASH120.
public final class Blocklist {
    public static final String FILE = "blocklist.dat";
    /// Octets of the file.
    public static final long SIZE_MAX = 1L << 29;

    private static final int BLOCK = 2 * Long.BYTES;
    private static final OfLong HALF = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment blocks;
    private final BlocklistIndex index;

    private Blocklist(MemorySegment blocks, BlocklistIndex index) {
        this.blocks = blocks;
        this.index = index;
    }

    /// Opens the list in the folder, with its index.
    ///
    /// @throws InvalidBlocklistException when one of the files is missing, cannot be read or is malformed
    public static Blocklist open(Path folder) {
        var list = new Blocklist(map(folder.resolve(FILE)), BlocklistIndex.read(folder.resolve(BlocklistIndex.FILE)));
        list.checkOrder();
        return list;
    }

    private static MemorySegment map(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size == 0 || size % BLOCK != 0 || size > SIZE_MAX) {
                throw fault("has " + size + " octets, which is not a number of blocks of " + BLOCK + " up to "
                        + SIZE_MAX);
            }
            return channel.map(MapMode.READ_ONLY, 0, size, Arena.ofAuto());
        } catch (NoSuchFileException e) {
            throw fault("is not there");
        } catch (IOException e) {
            throw fault("cannot be read");
        }
    }

    private void checkOrder() {
        for (long i = 1; i < size(); i++) {
            int order = Long.compareUnsigned(first(i - 1), first(i));
            if (order > 0 || order == 0 && Long.compareUnsigned(second(i - 1), second(i)) > 0) {
                throw fault("is not sorted: block " + i + " is less than the one before it");
            }
        }
    }

    /// Keys on the list.
    public long size() {
        return blocks.byteSize() / BLOCK;
    }

    public BlocklistIndex index() {
        return index;
    }

    /// The name of the collection that the key is from, for example `debianssl`; absent when the key is not listed.
    public Optional<String> find(KeyMaterial key) {
        ByteBuffer hash = ByteBuffer.wrap(hash(key.identity()));
        long first = hash.getLong();
        long second = hash.getLong() >>> Byte.SIZE;
        long low = 0;
        long high = size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            int order = Long.compareUnsigned(first(middle), first);
            if (order == 0) {
                order = Long.compare(second(middle) >>> Byte.SIZE, second);
            }
            if (order == 0) {
                return Optional.of(index.name((int) second(middle) & 0xFF));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Optional.empty();
    }

    private long first(long block) {
        return blocks.get(HALF, block * BLOCK);
    }

    /// The rest of the digest, and the number of the collection in the last octet.
    private long second(long block) {
        return blocks.get(HALF, block * BLOCK + Long.BYTES);
    }

    /// The SHA-256 digest of the number, written without leading zeros.
    private static byte[] hash(BigInteger identity) {
        byte[] octets = identity.toByteArray();
        int sign = octets[0] == 0 ? 1 : 0;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(octets, sign, octets.length - sign);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static InvalidBlocklistException fault(String what) {
        return new InvalidBlocklistException(FILE + " " + what);
    }
}
