package dev.gonemaster.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Count and checksum of the rows of a table, added in key order. The checksum after a row is the SHA-256 of the one
/// before and of the row in a form that is the same for all databases, so it can be put down and taken up between any
/// two rows. It begins with 32 zero octets.
///
/// The form of a row: for each value one letter, then `N`ull nothing, `I`nteger 8 octets, `R`eal the 8 octets of IEEE
/// 754, `B`oolean one octet, `T`ext the number of its octets in UTF-8 (4 octets) and these.
final class Tally {
    private static final int SIZE = 32;

    private final MessageDigest sha;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
    private long rows;
    private byte[] state;

    Tally() {
        this(0, "00".repeat(SIZE));
    }

    /// Takes up what another tally has put down.
    Tally(long rows, String checksum) {
        this.rows = rows;
        state = HexFormat.of().parseHex(checksum);
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(@Nullable Object[] row) {
        sha.update(state);
        for (Object value : row) {
            add(value);
        }
        state = sha.digest();
        rows++;
    }

    private void add(@Nullable Object value) {
        switch (value) {
            case null -> sha.update((byte) 'N');
            case Long whole -> add('I', whole);
            case Double real -> add('R', Double.doubleToLongBits(real));
            case Boolean truth -> {
                sha.update((byte) 'B');
                sha.update((byte) (truth ? 1 : 0));
            }
            case String text -> {
                byte[] octets = text.getBytes(StandardCharsets.UTF_8);
                sha.update((byte) 'T');
                sha.update(number.clear().putInt(octets.length).flip());
                sha.update(octets);
            }
            default -> throw new IllegalArgumentException("no form for a " + value.getClass().getName());
        }
    }

    private void add(char letter, long value) {
        sha.update((byte) letter);
        sha.update(number.clear().putLong(value).flip());
    }

    long rows() {
        return rows;
    }

    /// 64 hexadecimal digits.
    String checksum() {
        return HexFormat.of().formatHex(state);
    }

    boolean equalTo(Tally other) {
        return rows == other.rows && checksum().equals(other.checksum());
    }
}
