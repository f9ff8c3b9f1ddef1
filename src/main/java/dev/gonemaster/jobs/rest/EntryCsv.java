package dev.gonemaster.jobs.rest;

import dev.gonemaster.jobs.StoredEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Entries as comma-separated values (RFC 4180, but lines end with a line feed). A cell that a spreadsheet would take
/// for a formula gets an apostrophe in front.
final class EntryCsv {
    static final String MEDIA_TYPE = "text/csv; charset=utf-8";

    private static final String HEADER = "id,run_id,domain_id,domain,timestamp,module,testcase,tag,level,args\n";
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private EntryCsv() {
    }

    /// Writes header and rows as they come, without keeping them.
    ///
    /// @param rows walks the rows: gives each to the consumer that it gets
    /// @throws IOException when the reader is gone; the walk ends at once then
    static void write(OutputStream out, Consumer<Consumer<StoredEntry>> rows) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write(HEADER);
        try {
            rows.accept(entry -> append(text, row(entry)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        text.flush();
    }

    static String row(StoredEntry entry) {
        return List.of(Long.toString(entry.id()), entry.run().toString(), Long.toString(entry.domainId()),
                        entry.domain(), seconds(entry.at()), entry.module(), entry.testcase(), entry.tag(),
                        entry.level().name(), entry.args())
                .stream().map(EntryCsv::cell).collect(Collectors.joining(",", "", "\n"));
    }

    static String cell(String value) {
        String safe = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quote ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    private static String seconds(Duration at) {
        return BigDecimal.valueOf(at.toNanos(), 9).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }

    private static void append(Writer text, String row) {
        try {
            text.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
