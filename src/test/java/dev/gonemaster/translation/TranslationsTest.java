package dev.gonemaster.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.testcase.Testcase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The texts of each language against the English ones.
class TranslationsTest {
    private static final Path FOLDER = Path.of("src/main/resources/locale");
    private static final Path EQUAL = Path.of("src/test/resources/translation/equal-to-english.txt");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z0-9_]+}");
    private static final Pattern STRAY_BRACE = Pattern.compile("[{}]");
    private static final Pattern TEXT_LINE = Pattern.compile("[A-Za-z0-9_.]+ ?= ?[^\\s\\\\][^\\\\]*");
    private static final Pattern UNSUITABLE = Pattern.compile("^[\\p{Z}]|[\\p{Z}]$|  |[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final SortedMap<String, String> english = textsOf(Language.EN);

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EN")
    void everyTextIsTranslated(Language language) {
        var missing = new TreeSet<>(english.keySet());
        missing.removeAll(textsOf(language).keySet());
        System.out.printf("%s: %d of %d texts missing%n", language.code(), missing.size(), english.size());
        assertThat(textsOf(language)).isNotEmpty();
        assertThat(missing).as("texts that are English for want of a translation").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EN")
    void everyTextHasAnEnglishOne(Language language) {
        var unknown = new TreeSet<>(textsOf(language).keySet());
        unknown.removeAll(english.keySet());
        assertThat(unknown).as("texts that nothing asks for").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EN")
    void placeholdersAreThoseOfTheEnglishText(Language language) {
        var differing = new TreeMap<>(textsOf(language));
        differing.entrySet().removeIf(text -> placeholders(text.getValue())
                .equals(placeholders(english.getOrDefault(text.getKey(), text.getValue()))));
        assertThat(differing).as("texts with other placeholders than the English ones").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EN")
    void onlyTheTextsOfTheListAreEqualToTheEnglishOnes(Language language) throws IOException {
        SortedSet<String> equal = new TreeSet<>();
        textsOf(language).forEach((key, text) -> {
            if (words(text).equals(words(english.getOrDefault(key, "")))) {
                equal.add(key);
            }
        });
        assertThat(equal).as("texts equal to the English ones, against %s", EQUAL).isEqualTo(listed(language));
    }

    @ParameterizedTest
    @EnumSource
    void textsArePlainLines(Language language) {
        SortedMap<String, String> texts = textsOf(language);
        assertThat(texts).isNotEmpty();
        var unsuitable = new TreeMap<>(texts);
        unsuitable.values().removeIf(text -> !text.isEmpty() && !UNSUITABLE.matcher(text).find()
                && !STRAY_BRACE.matcher(PLACEHOLDER.matcher(text).replaceAll("")).find()
                && Normalizer.isNormalized(text, Normalizer.Form.NFC));
        assertThat(unsuitable).as("texts with odd spaces, characters or braces").isEmpty();
    }

    /// What is no line of the form `key=text` would be lost, or taken for something else.
    @ParameterizedTest
    @EnumSource
    void filesHaveOneLineForEachText(Language language) throws IOException {
        SortedMap<String, String> texts = textsOf(language);
        var keys = new ArrayList<String>();
        for (Path file : files(language)) {
            List<String> lines = textLines(file);
            assertThat(lines.stream().filter(line -> !TEXT_LINE.matcher(line).matches())).isEmpty();
            lines.forEach(line -> keys.add(line.replaceFirst(" ?=.*", "")));
        }
        assertThat(keys).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(texts.keySet());
    }

    @Test
    void everyTestcaseIsDescribed() {
        assertThat(Testcases.all()).isNotEmpty().extracting(Testcase::id)
                .containsExactlyInAnyOrderElementsOf(Texts.of(Language.EN).testcases().keySet());
    }

    @Test
    void everyLineOfTheListNamesALanguageAKeyAndAReason() throws IOException {
        List<String> lines = textLines(EQUAL);
        assertThat(lines).allSatisfy(line -> assertThat(line.split(" ", 3)).as(line).hasSize(3));
        assertThat(lines.stream().map(line -> line.split(" ")[0]).collect(Collectors.toSet()))
                .isSubsetOf(Stream.of(Language.values()).map(Language::code).toList());
    }

    private static SortedMap<String, String> textsOf(Language language) {
        Texts texts = Texts.of(language);
        var all = new TreeMap<>(texts.messages());
        all.putAll(texts.testcases());
        return all;
    }

    private static List<Path> files(Language language) {
        return List.of(FOLDER.resolve(language.code() + ".properties"),
                FOLDER.resolve("testcases_" + language.code() + ".properties"));
    }

    private static SortedSet<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What is left when case, punctuation and placeholders do not count.
    private static String words(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(" ").replaceAll("[^\\p{L}\\p{N}]+", " ").strip()
                .toLowerCase(Locale.ROOT);
    }

    private static SortedSet<String> listed(Language language) throws IOException {
        return textLines(EQUAL).stream().map(line -> line.split(" ")).filter(words -> words[0].equals(language.code()))
                .map(words -> words[1]).collect(Collectors.toCollection(TreeSet::new));
    }

    /// All lines but comments and empty ones.
    private static List<String> textLines(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }
}
