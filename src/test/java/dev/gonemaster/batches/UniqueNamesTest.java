package dev.gonemaster.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UniqueNamesTest {
    @Test
    void eachNameComesOnceAtItsFirstPlace() throws IOException {
        try (var names = new UniqueNames()) {
            List.of("b", "a", "b", "c", "a").forEach(names::add);

            assertThat(parts(names, 2)).containsExactly(List.of("b", "a"), List.of("c"));
            assertThat(names.given()).isEqualTo(5);
        }
    }

    @Test
    void manyNamesComeOnceTooAndLeaveNoFile() throws IOException {
        int many = UniqueNames.IN_MEMORY_MAX + 10_000;
        long before = leftOver();
        try (var names = new UniqueNames()) {
            for (int round = 0; round < 2; round++) {
                IntStream.range(0, many).forEach(i -> names.add("zone" + i + ".example"));
            }
            names.add("räksmörgås.example");

            List<String> all = parts(names, 7_000).stream().flatMap(List::stream).toList();

            assertThat(all).hasSize(many + 1).startsWith("zone0.example", "zone1.example")
                    .endsWith("zone" + (many - 1) + ".example", "räksmörgås.example").doesNotHaveDuplicates();
            assertThat(names.given()).isEqualTo(2L * many + 1);
            assertThat(leftOver()).isEqualTo(before + 1);
        }
        assertThat(leftOver()).isEqualTo(before);
    }

    private static List<List<String>> parts(UniqueNames names, int size) {
        var parts = new ArrayList<List<String>>();
        names.forEachPart(size, parts::add);
        return parts;
    }

    private static long leftOver() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("gonemaster-batch")).count();
        }
    }
}
