package dev.gonemaster.batches.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameLinesTest {
    @Test
    void plainTextHasANameOnEachLine() {
        assertThat(read("a.example\r\n\n  b.example \n# c.example\nräksmörgås.example", false))
                .containsExactly("a.example", "b.example", "räksmörgås.example");
    }

    @Test
    void jsonLinesHoldTextsOrObjects() {
        assertThat(read("\"a.example\"\n{\"domain\":\"b.example\",\"id\":7}\n\n", true))
                .containsExactly("a.example", "b.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{\"name\":\"a\"}", "[\"a\"]", "\"a", "# a", "null"})
    void jsonLinesOfAnotherShapeAreRefused(String line) {
        ProblemException refused = refused("\"a\"\n" + line + "\n", true);

        assertThat(refused.problem()).isEqualTo(Problem.INVALID_JSON);
        assertThat(refused).hasMessageStartingWith("line 2 ");
    }

    @Test
    void aLineWithoutEndIsRefused() {
        assertThat(refused("a".repeat(NameLines.LINE_MAX + 1), false).problem()).isEqualTo(Problem.INVALID_BODY);
        assertThat(read("a".repeat(NameLines.LINE_MAX), false)).hasSize(1);
    }

    @Test
    void aWrongNameIsRefusedWithItsLine() {
        var lines = new NameLines(new ByteArrayInputStream("a\n\nb".getBytes(StandardCharsets.UTF_8)), false);

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> lines.forEach(name -> {
            if (name.equals("b")) {
                throw new ProblemException(Problem.INVALID_DOMAIN, "no name");
            }
        }));

        assertThat(refused.details()).containsEntry("line", 3L);
    }

    @Test
    void aBodyThatBreaksOffIsRefused() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThat(catchThrowableOfType(ProblemException.class,
                () -> new NameLines(broken, false).forEach(name -> { })).problem()).isEqualTo(Problem.INVALID_BODY);
    }

    private static List<String> read(String body, boolean json) {
        var names = new ArrayList<String>();
        new NameLines(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), json).forEach(names::add);
        return names;
    }

    private static ProblemException refused(String body, boolean json) {
        return catchThrowableOfType(ProblemException.class, () -> read(body, json));
    }
}
