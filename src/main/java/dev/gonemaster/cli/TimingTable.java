package dev.gonemaster.cli;

import dev.gonemaster.engine.RunResult.NameserverTiming;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// `--nstimes` for people: milliseconds per name server address, over answered queries.
enum TimingTable {
    NONE,
    SHOWN;

    private static final String FORMAT = "%-40s %9s %9s %9s %9s %9s %9s %6s %8s %8s";

    void write(Writer out, List<NameserverTiming> timings) throws IOException {
        if (this == NONE) {
            return;
        }
        out.write(row("Name server", "max", "min", "avg", "stddev", "median", "total", "count", "timeout", "refused"));
        for (NameserverTiming timing : timings) {
            Double avg = timing.avgMs();
            out.write(row(Line.of(timing.nameserver() + "/" + timing.address()), millis(timing.maxMs()),
                    millis(timing.minMs()), millis(avg), millis(timing.stddevMs()), millis(timing.medianMs()),
                    millis(avg == null ? null : Double.valueOf(avg * timing.count())), timing.count(),
                    timing.timeouts(), timing.refused()));
        }
        out.write("%d questions to %d addresses: %d answered, %d timeouts, %d refused\n".formatted(
                sum(timings, timing -> timing.count() + timing.timeouts() + timing.refused()), timings.size(),
                sum(timings, NameserverTiming::count), sum(timings, NameserverTiming::timeouts),
                sum(timings, NameserverTiming::refused)));
    }

    private static int sum(List<NameserverTiming> timings, ToIntFunction<NameserverTiming> number) {
        return timings.stream().mapToInt(number).sum();
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, FORMAT, cells).stripTrailing() + "\n";
    }

    private static String millis(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }
}
