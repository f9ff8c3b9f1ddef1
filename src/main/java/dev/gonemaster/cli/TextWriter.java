package dev.gonemaster.cli;

import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.translation.Catalogue;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/// The form for people: seconds, level, sentence, in columns.
final class TextWriter implements ResultWriter {
    private static final String ROW = "%7.2f  %-8s  %s\n";

    private final Writer out;
    private final Catalogue catalogue;
    private final Level minLevel;
    private final TimingTable timings;
    private boolean begun;

    TextWriter(Writer out, Catalogue catalogue, Level minLevel, TimingTable timings) {
        this.out = out;
        this.catalogue = catalogue;
        this.minLevel = minLevel;
        this.timings = timings;
    }

    @Override
    public void write(Entry entry) throws IOException {
        if (!begun) {
            begun = true;
            out.write("Seconds  Level     Message\n-------  --------  -------\n");
        }
        out.write(String.format(Locale.ROOT, ROW, entry.at().toNanos() / 1e9, entry.level(),
                Line.of(catalogue.text(entry.module().name(), entry.tag(), entry.args()))));
        out.flush();
    }

    @Override
    public void end(RunResult result) throws IOException {
        if (result.entries().isEmpty()) {
            out.write(String.format(Locale.ROOT, "Nothing to report at level %s or above.\n", minLevel));
        }
        timings.write(out, result.timings());
        out.flush();
    }
}
