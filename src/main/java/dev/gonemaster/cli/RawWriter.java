package dev.gonemaster.cli;

import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.message.Entry;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `--raw`: `TAG key=value …`, one entry a line. Values of a list are joined by `;`; a value with a space, a quote or
/// nothing in it stands in double quotes, `\` before a quote or a backslash inside.
final class RawWriter implements ResultWriter {
    private static final Pattern NEEDS_QUOTES = Pattern.compile(".*[\\s\"].*|");

    private final Writer out;
    private final TimingTable timings;

    RawWriter(Writer out, TimingTable timings) {
        this.out = out;
        this.timings = timings;
    }

    @Override
    public void write(Entry entry) throws IOException {
        StringBuilder line = new StringBuilder(entry.tag());
        entry.args().forEach((name, value) -> line.append(' ').append(name).append('=').append(quoted(text(value))));
        out.write(line.append('\n').toString());
        out.flush();
    }

    @Override
    public void end(RunResult result) throws IOException {
        timings.write(out, result.timings());
        out.flush();
    }

    private static String text(Object value) {
        return value instanceof Collection<?> values
                ? values.stream().map(Object::toString).collect(Collectors.joining(";"))
                : value.toString();
    }

    private static String quoted(String value) {
        String line = Line.of(value);
        return NEEDS_QUOTES.matcher(line).matches()
                ? '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : line;
    }
}
