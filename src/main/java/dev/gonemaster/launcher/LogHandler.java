package dev.gonemaster.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/// The server log on standard error, one line per event. `java.util.logging` makes it by name, as often as somebody
/// reads its configuration again; so what it needs is static. Thread-safe.
public final class LogHandler extends Handler {
    private static final PrintStream ERR =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private static final int EARLY_LINES_MAX = 1000;
    private static final BlockingQueue<String> EARLY = new ArrayBlockingQueue<>(EARLY_LINES_MAX);
    private static final StartFailure FAILURE = new StartFailure();

    private static volatile LogFormat format = LogFormat.TEXT;
    private static volatile boolean booting;
    private static volatile boolean silent;
    private static volatile boolean verbose;

    /// What `java.util.logging` needs.
    public LogHandler() {
        setLevel(Level.ALL);
    }

    /// @param everything what the container says too, even while booting
    static void configure(LogFormat wanted, boolean everything) {
        format = wanted;
        verbose = everything;
    }

    /// While the server boots nothing is written, but with the level debug: a start that fails ends with one line.
    static void booting() {
        booting = true;
    }

    /// Writes what was held back, and from now on everything.
    static void booted() {
        booting = false;
        for (String line = EARLY.poll(); line != null; line = EARLY.poll()) {
            ERR.println(line);
        }
    }

    /// Writes a line as it is, silenced or not.
    static void print(String line) {
        ERR.println(line);
    }

    /// Nothing is logged any more.
    static void silence() {
        silent = true;
    }

    /// What made the start fail, as far as the log of it says.
    static StartFailure failure() {
        return FAILURE;
    }

    @Override
    public void publish(@Nullable LogRecord event) {
        Objects.requireNonNull(event);
        if (silent || !isLoggable(event)) {
            return;
        }
        boolean ours = Optional.ofNullable(event.getLoggerName()).orElse("").startsWith("dev.gonemaster");
        boolean bad = event.getLevel().intValue() >= Level.WARNING.intValue();
        if (booting && bad && event.getThrown() != null) {
            FAILURE.add(event.getThrown());
        }
        if (!ours && !verbose && (booting || !bad)) {
            return;
        }
        String line = format.line(event);
        if (booting && !verbose) {
            EARLY.offer(line);
            return;
        }
        ERR.println(line);
    }

    @Override
    public void flush() {
        ERR.flush();
    }

    @Override
    public void close() {
        flush();
    }
}
