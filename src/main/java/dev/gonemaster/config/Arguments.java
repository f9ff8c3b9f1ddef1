package dev.gonemaster.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands on the command line of the server: `--flag value`, `--flag=value` or `--switch`. Of a repeated flag the
/// last one counts.
///
/// @param values texts as given, not yet checked
public record Arguments(Action action, @Nullable Path file, Map<Key, String> values) {
    /// What the server is asked to do.
    public enum Action { SERVE, DUMP, SHOW_VERSION, SHOW_HELP }

    public Arguments {
        values = Map.copyOf(values);
    }

    /// Throws [InvalidConfigException] for a flag that does not exist, a value that is missing and a word that is no flag.
    public static Arguments parse(List<String> words) {
        Action action = Action.SERVE;
        Path file = null;
        Map<Key, String> values = new EnumMap<>(Key.class);
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--dump-config" -> action = Action.DUMP;
                case "--version" -> action = Action.SHOW_VERSION;
                case "--help", "-h" -> action = Action.SHOW_HELP;
                case "--no-fallback" -> values.put(Key.FALLBACK, "false");
                case String config when isFlag(config, "--config") -> file = path(value(config, rest));
                default -> {
                    Key key = key(word);
                    values.put(key, key.kind().shape() == Kind.Shape.YES_NO && word.indexOf('=') < 0
                            ? "true" : value(word, rest));
                }
            }
        }
        return new Arguments(action, file, values);
    }

    /// Does the command line itself hold a secret, for every process of the machine to read?
    public boolean showsSecrets() {
        return values.keySet().stream().anyMatch(Key::secret);
    }

    /// The flags with their environment variables, one setting per line.
    public static String help() {
        StringBuilder text = new StringBuilder("usage: gonemaster-server [flags]\n");
        line(text, "--config PATH", "configuration file (JSON)", "");
        for (Key key : Key.values()) {
            line(text, ("--" + key.flag() + " " + key.kind().shape().placeholder()).strip(), key.meaning(),
                    details(key));
        }
        line(text, "--dump-config", "print the effective configuration and exit", "");
        line(text, "--version", "print the version and exit", "");
        return text.toString();
    }

    private static void line(StringBuilder text, String flag, String meaning, String details) {
        text.append("  %-42s %s%s%n".formatted(flag, meaning, details));
    }

    private static String details(Key key) {
        String standard = key.standard().map(value -> "default " + value).orElse("");
        String environment = key.environment().orElse("");
        String both = String.join(", ", List.of(standard, environment).stream().filter(part -> !part.isEmpty()).toList());
        return both.isEmpty() ? "" : " (" + both + ")";
    }

    private static Key key(String word) {
        if (!word.startsWith("--")) {
            throw new InvalidConfigException("unexpected argument \"" + printable(word) + "\"; flags begin with --");
        }
        String name = name(word).substring(2);
        return Key.ofFlag(name).orElseThrow(
                () -> new InvalidConfigException("unknown flag --" + printable(name) + "; --help lists them"));
    }

    private static boolean isFlag(String word, String flag) {
        return name(word).equals(flag);
    }

    private static String name(String word) {
        int end = word.indexOf('=');
        return end < 0 ? word : word.substring(0, end);
    }

    private static String value(String word, Iterator<String> rest) {
        int end = word.indexOf('=');
        if (end >= 0) {
            return word.substring(end + 1);
        }
        return Optional.of(rest).filter(Iterator::hasNext).map(Iterator::next)
                .orElseThrow(() -> new InvalidConfigException(word + " needs a value"));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidConfigException("--config: \"" + printable(text) + "\" is not a path");
        }
    }

    @Override
    public String toString() {
        return "Arguments[action=" + action + ", given=" + values.keySet() + "]";
    }

    /// Without line breaks and other control characters, so that a mistake stays one line.
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
