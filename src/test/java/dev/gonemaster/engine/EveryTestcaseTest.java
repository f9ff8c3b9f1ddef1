package dev.gonemaster.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for every testcase and every tag.
class EveryTestcaseTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Path SPECIFICATION = Path.of("src/test/resources/specification/tags");
    private static final Path SCENARIOS = Path.of("src/test/java/dev/gonemaster/engine/testcase");
    /// Reports of the module about itself, not rows of a testcase's table.
    private static final Set<Tag> SKIPPED = Set.of(SharedMessage.IPV4_DISABLED, SharedMessage.IPV6_DISABLED);

    private static final Pattern FAMILY_OFF = Pattern.compile("\\bIPV[46]_DISABLED\\b");

    private final List<Testcase> all = Testcases.all();

    @Test
    void idsAreUnique() {
        assertThat(all).extracting(Testcase::id).doesNotHaveDuplicates();
    }

    @Test
    void theClassHasTheNameOfTheTestcaseAndThePackageThatOfItsModule() {
        assertThat(all).allSatisfy(testcase -> {
            assertThat(testcase.getClass().getSimpleName().toLowerCase(Locale.ROOT)).isEqualTo(testcase.id());
            assertThat(testcase.getClass().getPackageName())
                    .endsWith(".testcase." + testcase.module().name().toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void testcasesAreListedByModuleAndNumber() {
        assertThat(all).isSortedAccordingTo((one, other) -> one.module() == other.module()
                ? one.id().compareTo(other.id())
                : one.module().compareTo(other.module()));
    }

    @Test
    void tagsLevelsAndArgumentsAreThoseOfTheSpecification() throws IOException {
        var lines = new ArrayList<String>();
        try (Stream<Path> modules = Files.list(SPECIFICATION)) {
            for (Path module : modules.toList()) {
                lines.addAll(Files.readAllLines(module));
            }
        }
        SortedMap<String, Collection<String>> specified = lines.stream()
                .filter(line -> !line.startsWith("#"))
                .collect(groupingBy(line -> line.split(" ")[0], TreeMap::new,
                        mapping(line -> line, toCollection(TreeSet::new))));
        var implemented = new TreeMap<String, Collection<String>>();
        all.forEach(testcase -> implemented.put(testcase.id(), rows(testcase)));
        assertThat(implemented).containsExactlyEntriesOf(specified);
    }

    @Test
    void everyTagHasATextWithItsArguments() {
        Map<String, String> texts = Catalogue.english().texts();
        assertThat(keys()).allSatisfy((key, tag) -> {
            assertThat(texts).containsKey(key);
            assertThat(placeholders(texts.get(key))).as(key).isEqualTo(arguments(tag));
        });
    }

    @Test
    void everyTextBelongsToATag() {
        assertThat(keys().keySet()).containsAll(Catalogue.english().texts().keySet());
    }

    @Test
    void everyTagIsExpectedByAScenario() throws IOException {
        var unseen = new ArrayList<String>();
        for (Testcase testcase : all) {
            String scenarios = scenariosOf(testcase);
            testcase.tags().stream()
                    .filter(tag -> !SKIPPED.contains(tag))
                    .filter(tag -> !Pattern.compile("\\b" + tag.name() + "\\b").matcher(scenarios).find())
                    .forEach(tag -> unseen.add(testcase.id() + " " + tag.name()));
            if (testcase.tags().containsAll(SKIPPED) && !FAMILY_OFF.matcher(scenarios).find()) {
                unseen.add(testcase.id() + " with an address family off");
            }
        }
        assertThat(unseen).as("tags that no scenario expects").isEmpty();
    }

    private static Collection<String> rows(Testcase testcase) {
        return testcase.tags().stream().filter(tag -> !SKIPPED.contains(tag))
                .map(tag -> Stream.concat(
                        Stream.of(testcase.id(), testcase.module().name(), tag.name(), tag.spec().level().name()),
                        tag.spec().args().stream().map(ArgName::published)).collect(Collectors.joining(" ")))
                .collect(toCollection(TreeSet::new));
    }

    /// All tags by their key in the catalogue.
    private Map<String, Tag> keys() {
        var keys = new TreeMap<String, Tag>();
        for (SharedMessage tag : SharedMessage.values()) {
            keys.put("SHARED." + tag.name(), tag);
        }
        for (SystemMessage tag : SystemMessage.values()) {
            keys.put(Module.SYSTEM.name() + "." + tag.name(), tag);
        }
        for (Testcase testcase : all) {
            testcase.tags().stream().filter(tag -> !(tag instanceof SharedMessage))
                    .forEach(tag -> keys.put(testcase.module().name() + "." + tag.name(), tag));
        }
        return keys;
    }

    private static Set<String> arguments(Tag tag) {
        return tag.spec().args().stream().map(ArgName::published).collect(toCollection(TreeSet::new));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(toCollection(TreeSet::new));
    }

    /// The source of the testcase's scenarios, without the lines that only import names.
    private static String scenariosOf(Testcase testcase) throws IOException {
        var source = new StringBuilder();
        Path folder = SCENARIOS.resolve(testcase.module().name().toLowerCase(Locale.ROOT));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.getFileName().toString()
                    .startsWith(testcase.getClass().getSimpleName())).toList()) {
                Files.readAllLines(file).stream().filter(line -> !line.startsWith("import"))
                        .forEach(line -> source.append(line).append('\n'));
            }
        }
        return source.toString();
    }
}
