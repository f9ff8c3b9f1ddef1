package dev.gonemaster.engine.cachefile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that ends with a fault where it goes on too long.
final class BoundedInputStream extends FilterInputStream {
    private final long max;
    private long left;

    BoundedInputStream(InputStream in, long max) {
        super(in);
        this.max = max;
        this.left = max;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        count(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int octets) {
        left -= octets;
        if (left < 0) {
            throw new InvalidPacketCacheException("longer than " + max + " octets");
        }
    }
}
