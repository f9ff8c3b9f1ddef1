package dev.gonemaster.cli;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.RunResult.NameserverTiming;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.ServerArg;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `--json` and `--json-stream`: objects of timestamp (seconds), module, testcase, tag, level, args, without text.
final class JsonWriter implements ResultWriter {
    private static final int MICROS = 6;

    private final JsonGenerator json;
    private final Writer out;
    private final boolean timings;
    private final boolean stream;

    /// @param stream one object per line; else one document
    /// @param timings whether name server timings follow the entries
    JsonWriter(Writer out, boolean stream, boolean timings) throws IOException {
        this.out = out;
        this.stream = stream;
        this.timings = timings;
        json = new JsonFactoryBuilder().rootValueSeparator("").build().createGenerator(out);
        if (stream) {
            return;
        }
        if (timings) {
            json.writeStartObject();
            json.writeFieldName("entries");
        }
        json.writeStartArray();
    }

    @Override
    public void write(Entry entry) throws IOException {
        json.writeStartObject();
        json.writeNumberField("timestamp", new BigDecimal(entry.at().toNanos()).movePointLeft(9)
                .setScale(MICROS, RoundingMode.DOWN));
        json.writeStringField("module", entry.module().name());
        json.writeStringField("testcase", entry.testcase());
        json.writeStringField("tag", entry.tag());
        json.writeStringField("level", entry.level().name());
        json.writeObjectFieldStart("args");
        for (Map.Entry<String, Object> arg : entry.args().entrySet()) {
            json.writeFieldName(arg.getKey());
            writeValue(arg.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
        if (stream) {
            endLine();
        }
    }

    @Override
    public void end(RunResult result) throws IOException {
        if (stream) {
            if (timings) {
                json.writeStartObject();
                writeTimings(result.timings());
                json.writeEndObject();
                endLine();
            }
            return;
        }
        json.writeEndArray();
        if (timings) {
            writeTimings(result.timings());
            json.writeEndObject();
        }
        endLine();
    }

    private void endLine() throws IOException {
        json.flush();
        out.write('\n');
        out.flush();
    }

    private void writeValue(Object value) throws IOException {
        switch (value) {
            case Long number -> json.writeNumber(number);
            case ServerArg server -> {
                json.writeStartObject();
                json.writeStringField("ns", server.ns());
                json.writeStringField("address", server.address());
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (Object element : list) {
                    writeValue(element);
                }
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }

    private void writeTimings(List<NameserverTiming> rows) throws IOException {
        json.writeArrayFieldStart("nameserver_timings");
        for (NameserverTiming row : rows) {
            json.writeStartObject();
            json.writeStringField("nameserver", row.nameserver());
            json.writeStringField("address", row.address());
            writeMillis("avg_ms", row.avgMs());
            writeMillis("min_ms", row.minMs());
            writeMillis("max_ms", row.maxMs());
            writeMillis("median_ms", row.medianMs());
            writeMillis("stddev_ms", row.stddevMs());
            json.writeNumberField("count", row.count());
            json.writeNumberField("timeouts", row.timeouts());
            json.writeNumberField("refused", row.refused());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeMillis(String name, @Nullable Double millis) throws IOException {
        if (millis == null) {
            json.writeNullField(name);
            return;
        }
        json.writeNumberField(name, BigDecimal.valueOf(millis).setScale(3, RoundingMode.HALF_UP));
    }
}
