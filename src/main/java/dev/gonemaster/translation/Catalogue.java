package dev.gonemaster.translation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The texts of messages in one language. Keys are `MODULE.TAG`; a tag that several modules share has one text, under
/// `SHARED.TAG`, unless a module has its own. `{name}` in a text stands for the argument of that name. Immutable.
public final class Catalogue {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z0-9_]+)}");
    private static final String SHARED = "SHARED.";
    private static final Catalogue ENGLISH = read("/locale/en.properties");

    private final SortedMap<String, String> texts;

    private Catalogue(SortedMap<String, String> texts) {
        this.texts = Collections.unmodifiableSortedMap(texts);
    }

    public static Catalogue english() {
        return ENGLISH;
    }

    /// The message for people.
    ///
    /// @param module as published, `DNSSEC`
    /// @param args published names and values, as [dev.gonemaster.engine.message.Entry] has them or as they come out of
    ///     JSON, where a name server is a map of `ns` and `address`
    /// @return one line without final line break; for an unknown tag the tag itself with its arguments, since entries
    ///     outlive the versions that wrote them
    public String text(String module, String tag, Map<String, Object> args) {
        String text = texts.getOrDefault(module + "." + tag, texts.get(SHARED + tag));
        if (text == null) {
            return args.isEmpty() ? tag : tag + " " + args.entrySet().stream()
                    .map(arg -> arg.getKey() + "=" + shown(arg.getValue()))
                    .collect(Collectors.joining(" "));
        }
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(fill(found, args)));
    }

    /// All keys with their texts, placeholders unfilled.
    public SortedMap<String, String> texts() {
        return texts;
    }

    private static String fill(MatchResult placeholder, Map<String, Object> args) {
        Object value = args.get(placeholder.group(1));
        return value == null ? placeholder.group() : shown(value);
    }

    private static String shown(Object value) {
        return switch (value) {
            case Collection<?> values -> values.stream().map(Catalogue::shown).collect(Collectors.joining(", "));
            case Map<?, ?> server -> server.get("ns") + "/" + server.get("address");
            default -> value.toString();
        };
    }

    private static Catalogue read(String resource) {
        var properties = new Properties();
        try (InputStream stream = Catalogue.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
        var texts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return new Catalogue(texts);
    }
}
