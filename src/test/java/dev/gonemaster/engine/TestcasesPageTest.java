package dev.gonemaster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.testcase.SharedMessage;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.translation.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/testcases.md` lists what every testcase may report, as the code has it.
class TestcasesPageTest {
    private static final Path PAGE = Path.of("docs", "testcases.md");
    private static final Path GENERATED = Path.of("target", "testcases.md");

    @Test
    void thePageIsEqualToTheCode() throws IOException {
        String page = page();
        Files.createDirectories(GENERATED.getParent());
        Files.writeString(GENERATED, page);
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/testcases.md; what it should be is in target/testcases.md").isEqualTo(page);
    }

    private static String page() {
        var page = new StringBuilder("""
                # Testcases

                What each testcase looks at and what it may report, with the level that holds unless a profile sets \
                another one.
                Made from the code: a test compares. Every testcase also marks its begin and its end (`TEST_CASE_START`,
                `TEST_CASE_END`, DEBUG) and says of servers that were not asked that their address family is off.
                """);
        Module module = null;
        for (Testcase testcase : Testcases.all()) {
            if (testcase.module() != module) {
                module = testcase.module();
                page.append("\n## ").append(module).append('\n');
            }
            page.append("\n### ").append(testcase.id())
                    .append("\n\n").append(Catalogue.english().testcase(testcase.id()))
                    .append("\n\n| Tag | Level | Arguments | Text |\n|---|---|---|---|\n");
            for (Tag tag : testcase.tags()) {
                page.append(row(testcase, tag));
            }
        }
        page.append("\n## SYSTEM\n\nWhat the engine says about the run itself.\n\n| Tag | Level | Arguments | Text |\n"
                + "|---|---|---|---|\n");
        for (Tag tag : SystemMessage.values()) {
            page.append(row(Module.SYSTEM.name() + ".", tag));
        }
        return page.toString();
    }

    private static String row(Testcase testcase, Tag tag) {
        return row(tag instanceof SharedMessage ? "SHARED." : testcase.module() + ".", tag);
    }

    private static String row(String prefix, Tag tag) {
        Map<String, String> texts = Catalogue.english().texts();
        String args = tag.spec().args().stream().map(ArgName::published).map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return "| `" + tag.name() + "` | " + tag.spec().level() + " | " + args + " | "
                + texts.get(prefix + tag.name()).replace("|", "\\|") + " |\n";
    }
}
