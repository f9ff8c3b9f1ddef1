package dev.gonemaster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.RunResult.End;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.ServerArg;
import dev.gonemaster.translation.Catalogue;
import dev.gonemaster.translation.Language;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One whole result in each language, as the tool prints it.
class ReadersLanguageTest {
    private static final List<ServerArg> SERVERS = List.of(new ServerArg("ns1.a.example", "192.0.2.1"),
            new ServerArg("ns2.a.example", "2001:db8::2"));
    private static final List<Entry> ENTRIES = List.of(
            entry(Module.SYSTEM, "", "GLOBAL_VERSION", Level.INFO, "version", "v9.8.7"),
            entry(Module.BASIC, "basic01", "B01_PARENT_FOUND", Level.INFO, "domain", "example", "servers", SERVERS),
            entry(Module.BASIC, "basic02", "B02_AUTH_RESPONSE_SOA", Level.INFO, "domain", "a.example", "servers",
                    SERVERS),
            entry(Module.CONNECTIVITY, "connectivity02", "CN02_NO_RESPONSE_TCP", Level.WARNING, "ns", "ns1.a.example",
                    "address", "192.0.2.1"),
            entry(Module.CONSISTENCY, "consistency01", "ONE_SOA_SERIAL", Level.INFO, "serial", 4294967295L),
            entry(Module.DELEGATION, "delegation01", "ENOUGH_IPV4_NS_CHILD", Level.INFO, "count", 2L, "minimum", 1L,
                    "servers", SERVERS),
            entry(Module.NAMESERVER, "nameserver09", "CASE_QUERY_DIFFERENT_RC", Level.WARNING, "ns", "ns1.a.example",
                    "address", "192.0.2.1", "query_type", "SOA", "query1", "a.example", "query2", "A.eXaMple",
                    "rcode1", "NOERROR", "rcode2", "REFUSED"),
            entry(Module.SYNTAX, "syntax05", "RNAME_MAIL_DOMAIN_LOCALHOST", Level.WARNING, "domain", "m.example",
                    "localhost", "127.0.0.1"),
            entry(Module.ZONE, "zone04", "EXPIRE_MINIMUM_VALUE_LOWER", Level.WARNING, "expire", 3600L,
                    "required_expire", 604800L),
            entry(Module.ZONE, "zone15", "Z15_INCONSISTENT_CAA", Level.NOTICE));
    private static final List<String> VALUES = List.of("v9.8.7", "ns1.a.example/192.0.2.1, ns2.a.example/2001:db8::2",
            "4294967295", "A.eXaMple", "REFUSED", "127.0.0.1", "604800");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @EnumSource
    void aWholeResultIsInTheLanguageAskedFor(Language language) {
        assumeTrue(isThere(language), () -> "locale/" + language.code() + ".properties does not exist");
        String result = result(Language.EN, "--locale", language.code());

        System.out.print(result);
        List<String> sentences = result.lines().skip(2).map(line -> line.substring(19)).toList();
        assertThat(sentences).hasSize(ENTRIES.size()).noneMatch(sentence -> sentence.contains("{"));
        assertThat(result).contains(VALUES);
        assertThat(sentences).asString().containsPattern(wordsOf(language)).containsPattern(lettersOf(language));
        if (language != Language.EN) {
            assertThat(sentences).asString().doesNotContainPattern(wordsOf(Language.EN));
        }
    }

    @Test
    void noTwoLanguagesSayTheSame() {
        List<String> results = Stream.of(Language.values()).filter(ReadersLanguageTest::isThere)
                .map(language -> result(language)).toList();
        assertThat(results).doesNotHaveDuplicates();
    }

    @Test
    void theEnvironmentCountsWhereTheCommandLineIsSilent() {
        assertThat(result(Language.JA)).isEqualTo(result(Language.EN, "--locale", "ja_JP.UTF-8"));
        assertThat(result(Language.JA, "--locale", "en")).isEqualTo(result(Language.EN));
        assertThat(result(Language.JA, "--locale", "xx")).isEqualTo(result(Language.EN));
    }

    @ParameterizedTest
    @EnumSource
    void whatProgramsReadIsInNoLanguage(Language language) {
        for (String form : List.of("--json", "--json-stream", "--raw")) {
            assertThat(result(language, form)).isEqualTo(result(Language.EN, form));
        }
    }

    /// Words that a longer text of the language cannot do without.
    private static Pattern wordsOf(Language language) {
        String words = switch (language) {
            case CS -> "jsou|není|odpovídá|odpovídají|mají";
            case DA -> "af|svarer|ikke";
            case DE -> "der|die|und|nicht";
            case EN -> "the|and|not";
            case ES -> "el|la|los|servidores";
            case FI -> "ja|ei|ovat|on";
            case FR -> "le|la|les|des";
            case JA -> "\\w*[でにをは]\\w*";
            case NB -> "av|svarer|ikke";
            case NL -> "de|het|een|niet";
            case SL -> "je|ni|so|za";
            case SV -> "och|inte|av|är";
        };
        return Pattern.compile("\\b(" + words + ")\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /// A letter that English lacks, for the languages that have such.
    private static Pattern lettersOf(Language language) {
        return Pattern.compile(switch (language) {
            case CS -> "[ěřů]";
            case DA, NB -> "[æøå]";
            case DE -> "[äöüß]";
            case EN, NL -> "[a-z]";
            case ES -> "[áéíóúñ]";
            case FI -> "[äö]";
            case FR -> "[éèêàç]";
            case JA -> "[\\p{IsHiragana}][\\p{IsHan}\\p{IsKatakana}]";
            case SL -> "[čšž]";
            case SV -> "[åäö]";
        });
    }

    private static boolean isThere(Language language) {
        return ReadersLanguageTest.class.getResource("/locale/" + language.code() + ".properties") != null;
    }

    private String result(Language preferred, String... options) {
        out.reset();
        var gonemaster = new Gonemaster(out, new PrintStream(out, true, StandardCharsets.UTF_8), false, preferred,
                (_, _) -> (_, _, _, reader) -> {
                    ENTRIES.forEach(reader);
                    return new RunResult(ENTRIES, End.COMPLETED, List.of());
                });
        assertThat(gonemaster.execute(Stream.concat(Stream.of("--min-level", "DEBUG", "a.example"), Stream.of(options))
                .toArray(String[]::new))).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Entry entry(Module module, String testcase, String tag, Level level, Object... namesAndValues) {
        SequencedMap<String, Object> args = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            args.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Entry(Duration.ofMillis(1_500), module, testcase, tag, level, args);
    }
}
