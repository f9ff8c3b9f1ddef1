package dev.gonemaster.launcher;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/// What libraries print past every logger becomes events of the level debug, and an exception that nobody caught an
/// event of the level error, so that the server log stays one line per event.
final class StrayOutput extends OutputStream {
    private static final System.Logger LOG = System.getLogger(StrayOutput.class.getName());
    private static final int LINE_OCTETS_MAX = 8192;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private StrayOutput() {
    }

    static void redirect() {
        PrintStream stray = new PrintStream(new StrayOutput(), true, StandardCharsets.UTF_8);
        System.setOut(stray);
        System.setErr(stray);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
                LOG.log(Level.ERROR, "uncaught thread=\"" + thread.getName() + "\"", failure));
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n' || line.size() == LINE_OCTETS_MAX) {
            LOG.log(Level.DEBUG, "stray_output text=\"" + line.toString(StandardCharsets.UTF_8) + "\"");
            line.reset();
            return;
        }
        line.write(octet);
    }
}
