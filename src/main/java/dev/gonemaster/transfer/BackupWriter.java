package dev.gonemaster.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gonemaster.engine.Version;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes everything of a source into a portable backup.
final class BackupWriter {
    private static final int BUFFER = 1 << 16;

    private final Source source;
    private final Progress progress;
    private final Map<Table, Tally> tallies = new EnumMap<>(Table.class);
    private final Parents parents = new Parents();

    BackupWriter(Source source, Progress progress) {
        this.source = source;
        this.progress = progress;
        for (Table table : Table.values()) {
            tallies.put(table, new Tally());
        }
    }

    /// @param schema version of the schema that the rows are from
    /// @return count and checksum of each table
    Map<Table, Tally> write(Path file, @Nullable String schema, Instant now) throws SQLException, IOException {
        progress.begin("writing", 0, source.counts().values().stream().mapToLong(Long::longValue).sum());
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file), BUFFER);
                OutputStream out = new BufferedOutputStream(gzip, BUFFER);
                JsonGenerator json = BackupFormat.JSON.createGenerator(out)) {
            json.setRootValueSeparator(null);
            header(json, schema, now);
            for (Part part : Part.values()) {
                var page = new Page(Map.of(), "", false);
                while (!page.last()) {
                    page = source.next(part, page.position());
                    write(json, part, source.live() ? parents.filtered(page) : page);
                    progress.add(page.size());
                }
            }
            trailer(json);
        }
        progress.end();
        return tallies;
    }

    /// Jobs that were written while the backup was, and are not in it.
    int leftOut() {
        return parents.leftOut();
    }

    private void header(JsonGenerator json, @Nullable String schema, Instant now) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", BackupFormat.NAME);
        json.writeNumberField("version", BackupFormat.VERSION);
        json.writeStringField("created_at", now.toString());
        json.writeStringField("server", Version.text());
        json.writeStringField("schema", schema);
        json.writeBooleanField("exact", !source.live());
        json.writeObjectFieldStart("tables");
        for (Table table : Table.values()) {
            json.writeFieldName(table.sqlName());
            String[] names = table.columns().stream().map(Column::name).toArray(String[]::new);
            json.writeArray(names, 0, names.length);
        }
        json.writeEndObject();
        json.writeEndObject();
        endLine(json);
    }

    private void write(JsonGenerator json, Part part, Page page) throws IOException {
        if (part != Part.JOBS) {
            for (Object[] row : page.of(part.tables().getFirst())) {
                row(json, part.tables().getFirst(), row);
            }
            return;
        }
        var runs = new HashMap<Object, Object[]>();
        page.of(Table.RUNS).forEach(run -> runs.put(run[0], run));
        List<Object[]> entries = page.of(Table.ENTRIES);
        int entry = 0;
        for (Object[] job : page.of(Table.JOBS)) {
            row(json, Table.JOBS, job);
            Object[] run = runs.get(job[0]);
            if (run != null) {
                row(json, Table.RUNS, run);
            }
            while (entry < entries.size() && entries.get(entry)[0].equals(job[0])) {
                row(json, Table.ENTRIES, entries.get(entry++));
            }
        }
    }

    private void row(JsonGenerator json, Table table, Object[] row) throws IOException {
        tallies.computeIfAbsent(table, _ -> new Tally()).add(row);
        json.writeStartArray();
        json.writeString(table.sqlName());
        for (Object value : row) {
            switch (value) {
                case null -> json.writeNull();
                case String text -> json.writeString(text);
                case Long whole -> json.writeNumber(whole);
                case Double real -> json.writeNumber(real);
                case Boolean truth -> json.writeBoolean(truth);
                default -> throw new IllegalArgumentException("no form for a " + value.getClass().getName());
            }
        }
        json.writeEndArray();
        endLine(json);
    }

    private void trailer(JsonGenerator json) throws IOException, SQLException {
        json.writeStartObject();
        json.writeBooleanField("end", true);
        json.writeObjectFieldStart("tables");
        for (Map.Entry<Table, Tally> table : tallies.entrySet()) {
            json.writeObjectFieldStart(table.getKey().sqlName());
            json.writeNumberField("rows", table.getValue().rows());
            json.writeStringField("checksum", table.getValue().checksum());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("next_ids");
        for (Map.Entry<String, Long> next : source.nextIds().entrySet()) {
            json.writeNumberField(next.getKey(), next.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
        endLine(json);
    }

    private static void endLine(JsonGenerator json) throws IOException {
        json.writeRaw('\n');
    }
}
