package dev.gonemaster.translation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is said to readers of one language; a text that is missing in it is the English one. Keys of messages are
/// `MODULE.TAG`; a tag that several modules share has one text, under `SHARED.TAG`, unless a module has its own.
/// `{name}` in a text stands for the argument of that name. Immutable.
public final class Catalogue {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z0-9_]+)}");
    private static final String SHARED = "SHARED.";
    private static final Map<Language, Catalogue> READ = new ConcurrentHashMap<>();

    private final Language language;
    private final Texts texts;

    private Catalogue(Language language, Texts texts) {
        this.language = language;
        this.texts = texts;
    }

    /// Read when it is first asked for.
    public static Catalogue of(Language language) {
        return READ.computeIfAbsent(language, Catalogue::read);
    }

    public static Catalogue english() {
        return of(Language.EN);
    }

    private static Catalogue read(Language language) {
        Texts own = Texts.of(language);
        return new Catalogue(language, language == Language.EN ? own : own.orElse(Texts.of(Language.EN)));
    }

    public Language language() {
        return language;
    }

    /// The message for people.
    ///
    /// @param module as published, `DNSSEC`
    /// @param args published names and values, as [dev.gonemaster.engine.message.Entry] has them or as they come out of
    ///     JSON, where a name server is a map of `ns` and `address`
    /// @return one line without final line break; for an unknown tag the tag itself with its arguments, since entries
    ///     outlive the versions that wrote them
    public String text(String module, String tag, Map<String, Object> args) {
        return template(module, tag)
                .map(text -> PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(fill(found, args))))
                .orElseGet(() -> bare(tag, args));
    }

    /// The message with its placeholders unfilled; empty for an unknown tag.
    public Optional<String> template(String module, String tag) {
        SortedMap<String, String> messages = texts.messages();
        return Optional.ofNullable(messages.getOrDefault(module + "." + tag, messages.get(SHARED + tag)));
    }

    /// What a testcase looks at, in one sentence.
    ///
    /// @param id in lower case
    /// @return empty when there is none
    public String testcase(String id) {
        return texts.testcases().getOrDefault(id, "");
    }

    /// All keys of messages with their texts, placeholders unfilled.
    public SortedMap<String, String> texts() {
        return texts.messages();
    }

    private static String bare(String tag, Map<String, Object> args) {
        return args.isEmpty() ? tag : tag + " " + args.entrySet().stream()
                .map(arg -> arg.getKey() + "=" + shown(arg.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String fill(MatchResult placeholder, Map<String, Object> args) {
        Object value = args.get(placeholder.group(1));
        return value == null ? placeholder.group() : shown(value);
    }

    private static String shown(Object value) {
        return switch (value) {
            case Collection<?> values when values.isEmpty() -> "-";
            case Collection<?> values -> values.stream().map(Catalogue::shown).collect(Collectors.joining(", "));
            case Map<?, ?> server -> server.get("ns") + "/" + server.get("address");
            default -> value.toString();
        };
    }
}
