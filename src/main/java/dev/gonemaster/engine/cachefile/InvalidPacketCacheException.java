package dev.gonemaster.engine.cachefile;

/// A packet cache file that cannot be read, or answers that cannot be saved. The message is one line for the person who
/// named the file, without its path.
public final class InvalidPacketCacheException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidPacketCacheException(String message) {
        super(message);
    }
}
