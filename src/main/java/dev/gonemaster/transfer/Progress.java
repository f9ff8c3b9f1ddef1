package dev.gonemaster.transfer;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// How far long work is: one line that is written anew on a terminal, else a line every few seconds. Not thread-safe.
final class Progress {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier clock;
    private final long every;
    private String title = "";
    private long total;
    private long done;
    private long begun;
    private long doneAtBegin;
    private long shownAt;
    private boolean open;

    /// @param clock monotonic nanoseconds
    Progress(PrintStream out, boolean terminal, LongSupplier clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        every = (terminal ? ON_TERMINAL : ELSEWHERE).toNanos();
    }

    /// @param done what an earlier attempt did; it says nothing about the speed of this one
    /// @param total 0 when that is not known
    void begin(String title, long done, long total) {
        this.title = title;
        this.total = total;
        this.done = done;
        doneAtBegin = done;
        begun = clock.getAsLong();
        shownAt = begun;
    }

    void add(long more) {
        done += more;
        if (clock.getAsLong() - shownAt >= every) {
            shownAt = clock.getAsLong();
            show(line());
        }
    }

    /// Takes the line away, where it is one that is written anew.
    void end() {
        if (open) {
            out.print(ERASE);
            out.flush();
            open = false;
        }
    }

    private void show(String line) {
        if (terminal) {
            out.print(ERASE + line);
            out.flush();
            open = true;
        } else {
            out.println(line);
        }
    }

    private String line() {
        double speed = (done - doneAtBegin) / (Math.max(clock.getAsLong() - begun, 1) / NANOS_PER_SECOND);
        String line = String.format(Locale.ROOT, "%s: %,d", title, done);
        if (total > 0) {
            line += String.format(Locale.ROOT, " of %,d rows (%d %%)", total, Math.min(100, done * 100 / total));
        } else {
            line += " rows";
        }
        line += String.format(Locale.ROOT, ", %,.0f rows/s", speed);
        if (total > 0 && speed > 0) {
            line += ", " + duration(Math.round(Math.max(total - done, 0) / speed)) + " left";
        }
        return line;
    }

    /// `1h02m03s`, `2m03s`, `3s`
    static String duration(long seconds) {
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3600 ? "%dm%02ds".formatted(seconds / 60, seconds % 60)
                : "%dh%02dm%02ds".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
