package dev.gonemaster.jobs.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.StoredEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryCsvTest {
    private static final StoredEntry ENTRY = new StoredEntry(new JobId(1), 2, 7, "example.com",
            Duration.ofNanos(1_234_567_000), "DNSSEC", "dnssec05", "DS05_ALGO_OK", Level.INFO,
            "{\"ns\":\"a,b\",\"n\":1}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "plain|plain", "a,b|\"a,b\"", "say \"x\"|\"say \"\"x\"\"\"", "=1+1|'=1+1", "+1|'+1", "-1|'-1", "@x|'@x",
            "~\tx~|~'\tx~", "~\rx~|~\"'\rx\"~", "~a\nb~|~\"a\nb\"~", "~~|~~", "=a,b|\"'=a,b\"", "a=b|a=b"})
    void cellsAreQuotedAndFormulasDefused(String value, String cell) {
        assertThat(EntryCsv.cell(value)).isEqualTo(cell);
    }

    @Test
    void aRowHasTheColumnsOfTheHeader() throws IOException {
        var out = new ByteArrayOutputStream();
        EntryCsv.write(out, row -> row.accept(ENTRY));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                id,run_id,domain_id,domain,timestamp,module,testcase,tag,level,args
                65538,job0000000000001,7,example.com,1.235,DNSSEC,dnssec05,DS05_ALGO_OK,INFO,\
                "{""ns"":""a,b"",""n"":1}"
                """);
    }

    @Test
    void theWalkEndsWhenTheReaderIsGone() {
        var walked = new AtomicInteger();
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> EntryCsv.write(gone, row -> {
            for (int i = 0; i < 1_000_000; i++) {
                row.accept(ENTRY);
                walked.incrementAndGet();
            }
        })).isInstanceOf(IOException.class);
        assertThat(walked).hasValueLessThan(1_000);
    }
}
