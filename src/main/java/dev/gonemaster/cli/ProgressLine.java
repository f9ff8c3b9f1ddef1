package dev.gonemaster.cli;

import dev.gonemaster.engine.RunProgress;
import java.io.PrintStream;

/// How far the run is, on one line of a terminal that is written over. Thread-safe.
final class ProgressLine implements RunProgress {
    private static final String ERASE = "\r\033[K";

    private final PrintStream err;
    private boolean shown;

    ProgressLine(PrintStream err) {
        this.err = err;
    }

    @Override
    public synchronized void report(int done, int total, String testcase) {
        err.print(ERASE + done + "/" + total + " " + testcase);
        err.flush();
        shown = true;
    }

    /// Makes way for other output.
    synchronized void erase() {
        if (shown) {
            err.print(ERASE);
            err.flush();
            shown = false;
        }
    }
}
