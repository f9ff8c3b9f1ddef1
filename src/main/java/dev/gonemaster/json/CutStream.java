package dev.gonemaster.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends after so many octets, whatever follows.
final class CutStream extends FilterInputStream {
    private int left;

    CutStream(InputStream in, int sizeMax) {
        super(in);
        left = sizeMax;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        int octet = super.read();
        left -= octet < 0 ? 0 : 1;
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0 && length > 0) {
            return -1;
        }
        int count = super.read(buffer, offset, Math.min(length, left));
        left -= Math.max(count, 0);
        return count;
    }
}
