package dev.gonemaster.cli;

import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunProgress;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.RunResult.End;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.score.Score;
import dev.gonemaster.engine.score.ScoredRun;
import dev.gonemaster.engine.score.ScoringConfig;
import dev.gonemaster.translation.Catalogue;
import dev.gonemaster.translation.Language;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One run with its output. For one thread.
final class LocalRun {
    private final Options options;
    private final Level minLevel;
    private final Optional<Level> stopLevel;
    private final Optional<ScoringConfig> scoring;
    private final Writer out;
    private final PrintStream err;
    private final ProgressLine progress;
    private final boolean showProgress;
    private final List<Entry> shown = new ArrayList<>();
    private boolean stopped;

    /// @param terminal whether a person watches
    LocalRun(Options options, RequestReader reader, Writer out, PrintStream err, boolean terminal) {
        this.options = options;
        this.minLevel = reader.minLevel();
        this.stopLevel = reader.stopLevel();
        this.scoring = reader.scoring();
        this.out = out;
        this.err = err;
        progress = new ProgressLine(err);
        showProgress = terminal && !options.noProgress && !options.debugQueries;
    }

    /// @return whether the run came to its end, or to the one that was wanted
    boolean execute(Runner runner, RunRequest request, RunControl control, RunTools tools) throws IOException {
        ResultWriter writer = writer();
        try {
            RunResult result = runner.run(request, control, showProgress ? progress : RunProgress.NONE,
                    entry -> write(writer, entry, control));
            progress.erase();
            writer.end(new RunResult(shown, result.end(), result.timings()));
            for (String table : List.of(counts(), score(request, result), tools.afterwards(result))) {
                writeTable(table);
            }
            out.flush();
            return stopped || result.end() != End.CANCELED;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            progress.erase();
        }
    }

    private ResultWriter writer() throws IOException {
        TimingTable timings = options.nstimes ? TimingTable.SHOWN : TimingTable.NONE;
        if (options.json || options.jsonStream) {
            return new JsonWriter(out, options.jsonStream, options.nstimes);
        }
        return options.raw
                ? new RawWriter(out, timings)
                : new TextWriter(out, Catalogue.of(Language.requested(options.locale)), minLevel, timings);
    }

    /// Output that fails ends the run: nobody would see the rest.
    private void write(ResultWriter writer, Entry entry, RunControl control) {
        if (stopped) {
            return;
        }
        try {
            if (entry.level().isAtLeast(minLevel)) {
                progress.erase();
                shown.add(entry);
                writer.write(entry);
            }
        } catch (IOException e) {
            control.cancel();
            throw new UncheckedIOException(e);
        }
        if (stopLevel.isPresent() && entry.level().isAtLeast(stopLevel.get())) {
            stopped = true;
            control.cancel();
        }
    }

    private String counts() {
        if (!options.count) {
            return "";
        }
        Map<Level, Integer> counts = new EnumMap<>(Level.class);
        shown.forEach(entry -> counts.merge(entry.level(), 1, Integer::sum));
        StringBuilder table = new StringBuilder();
        for (Level level : Level.values()) {
            if (counts.containsKey(level)) {
                table.append("%-8s %6d\n".formatted(level, counts.get(level)));
            }
        }
        return table.toString();
    }

    private String score(RunRequest request, RunResult result) {
        if (scoring.isEmpty()) {
            return "";
        }
        return result.end() == End.COMPLETED
                ? ScoreTable.text(Score.of(ScoredRun.of(request, result.entries()), scoring.get()))
                : "No score, since the run did not come to its end\n";
    }

    private void writeTable(String table) throws IOException {
        if (table.isEmpty()) {
            return;
        }
        if (options.json || options.jsonStream || options.raw) {
            // What a program reads stays what it expects.
            err.print(table);
            return;
        }
        out.write("\n" + table);
    }
}
