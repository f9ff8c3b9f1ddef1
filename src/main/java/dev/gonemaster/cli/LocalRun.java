package dev.gonemaster.cli;

import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunProgress;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.RunResult.End;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.translation.Catalogue;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.Map;

/// One run with its output.
final class LocalRun {
    private final Options options;
    private final Writer out;
    private final PrintStream err;
    private final ProgressLine progress;
    private final boolean showProgress;

    /// @param terminal whether a person watches
    LocalRun(Options options, Writer out, PrintStream err, boolean terminal) {
        this.options = options;
        this.out = out;
        this.err = err;
        progress = new ProgressLine(err);
        showProgress = terminal && !options.noProgress;
    }

    /// @return whether the run came to its end undisturbed
    boolean execute(Runner runner, RunRequest request, RunControl control) throws IOException {
        ResultWriter writer = writer(request.minLevel());
        try {
            RunResult result = runner.run(request, control, showProgress ? progress : RunProgress.NONE,
                    entry -> write(writer, entry, control));
            progress.erase();
            writer.end(result);
            writeCounts(result);
            out.flush();
            return result.end() != End.CANCELED;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            progress.erase();
        }
    }

    private ResultWriter writer(Level minLevel) throws IOException {
        TimingTable timings = options.nstimes ? TimingTable.SHOWN : TimingTable.NONE;
        if (options.json || options.jsonStream) {
            return new JsonWriter(out, options.jsonStream, options.nstimes);
        }
        return options.raw
                ? new RawWriter(out, timings)
                : new TextWriter(out, Catalogue.english(), minLevel, timings);
    }

    /// Output that fails ends the run: nobody would see the rest.
    private void write(ResultWriter writer, Entry entry, RunControl control) {
        try {
            progress.erase();
            writer.write(entry);
        } catch (IOException e) {
            control.cancel();
            throw new UncheckedIOException(e);
        }
    }

    private void writeCounts(RunResult result) throws IOException {
        if (!options.count) {
            return;
        }
        Map<Level, Integer> counts = new EnumMap<>(Level.class);
        result.entries().forEach(entry -> counts.merge(entry.level(), 1, Integer::sum));
        StringBuilder table = new StringBuilder();
        for (Level level : Level.values()) {
            if (counts.containsKey(level)) {
                table.append("%-8s %6d\n".formatted(level, counts.get(level)));
            }
        }
        if (options.json || options.jsonStream || options.raw) {
            // What a program reads stays what it expects.
            err.print(table);
            return;
        }
        out.write("\n" + table);
    }
}
