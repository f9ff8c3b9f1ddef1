package dev.gonemaster.engine.dns;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/// What both protocols need of sockets.
final class Sockets {
    private static final System.Logger LOG = System.getLogger(Sockets.class.getName());

    private Sockets() {
    }

    /// Closes on behalf of another thread, which then learns of it by an exception of its own.
    static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "event=socket_close_failed reason=\"{0}\"", e.getMessage());
        }
    }

    /// Milliseconds to wait, rounded up, no longer than the run; zero when the time is over.
    ///
    /// @throws RunEndedException when the run has ended
    static int millisUntil(long end, Deadline deadline) {
        deadline.check();
        long nanos = Math.min(end - System.nanoTime(), deadline.remaining().toNanos());
        return nanos <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, Duration.ofNanos(nanos + 999_999).toMillis());
    }
}
