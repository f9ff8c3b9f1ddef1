package dev.gonemaster.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The effective settings of a server: flag over environment over configuration file over default. Immutable;
/// everything is checked when it is made.
public final class ConfigSources {
    private static final String FILE_VARIABLE = "GONEMASTER_CONFIG";

    private final Map<Key, String> texts = new EnumMap<>(Key.class);
    private final Set<String> given = new TreeSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final ServerConfig config;

    private ConfigSources(Map<Key, String> flags, Map<String, String> environment, @Nullable Path file,
                          Function<Map<Key, String>, ServerConfig> values) {
        Map<Key, String> fromFile = file == null ? Map.of() : ConfigFile.read(file);
        for (Key key : Key.values()) {
            flag(key, flags).or(() -> variable(key, environment)).or(() -> fileValue(key, fromFile, file))
                    .or(key::standard).ifPresent(text -> texts.put(key, text));
        }
        flags.keySet().forEach(key -> given.add(key.flag()));
        config = values.apply(texts);
    }

    /// The settings of a server with a command line. Throws [InvalidConfigException] for the first mistake.
    public static ConfigSources of(Arguments arguments, Map<String, String> environment) {
        return new ConfigSources(arguments.values(), environment, arguments.file(), ConfigValues::serverConfig);
    }

    /// The settings of a WAR in a server of its own: no flags, and the environment names the file
    /// (`GONEMASTER_CONFIG`).
    public static ConfigSources of(Map<String, String> environment) {
        String file = environment.getOrDefault(FILE_VARIABLE, "");
        return new ConfigSources(Map.of(), environment, file.isEmpty() ? null : Path.of(file),
                ConfigValues::plainWarConfig);
    }

    /// The settings that another part of this process has read: what [#settings()] and [#givenFlags()] gave there.
    static ConfigSources handedOver(Map<String, String> settings, GivenFlags given) {
        Map<Key, String> flags = new EnumMap<>(Key.class);
        settings.forEach((flag, text) -> Key.ofFlag(flag).ifPresent(key -> flags.put(key, text)));
        ConfigSources sources = new ConfigSources(flags, Map.of(), null, ConfigValues::serverConfig);
        sources.given.retainAll(given.names());
        return sources;
    }

    /// What is wrong with a text as the value of a setting, as the end of a sentence that begins with the text; empty
    /// when it is right.
    ///
    /// @param flag that of the setting, without hyphens
    public static Optional<String> mistake(String flag, String text) {
        Kind kind = Key.ofFlag(flag).orElseThrow().kind();
        return kind.malformed(text).or(() -> kind.outOfRange(text));
    }

    public ServerConfig config() {
        return config;
    }

    /// What of it came by flags.
    public GivenFlags givenFlags() {
        return new GivenFlags(given);
    }

    /// One line for every bad value of the environment that was ignored.
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// The effective texts by flag without hyphens, secrets among them; settings that are not set are absent.
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        texts.forEach((key, text) -> settings.put(key.flag(), text));
        return settings;
    }

    /// The effective settings as JSON in the form of the configuration file, without secrets; null where not set.
    public String dump() {
        return ConfigDump.json(texts);
    }

    private static Optional<String> flag(Key key, Map<Key, String> flags) {
        return Optional.ofNullable(flags.get(key)).map(text -> checked(key, text, "--" + key.flag()));
    }

    private Optional<String> variable(Key key, Map<String, String> environment) {
        String name = key.environment().orElse("");
        String text = environment.getOrDefault(name, "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> malformed = key.kind().malformed(text);
        if (malformed.isPresent() && key.kind().shape().ignoredWhenBadInEnvironment()) {
            warnings.add("%s: \"%s\" %s; ignored".formatted(name, Arguments.printable(text), malformed.get()));
            return Optional.empty();
        }
        return Optional.of(checked(key, text, name));
    }

    private static Optional<String> fileValue(Key key, Map<Key, String> values, @Nullable Path file) {
        return Optional.ofNullable(values.get(key))
                .map(text -> checked(key, text, file + ": " + key.file().orElseThrow()));
    }

    private static String checked(Key key, String text, String origin) {
        key.kind().malformed(text).or(() -> key.kind().outOfRange(text)).ifPresent(mistake -> {
            throw new InvalidConfigException("%s: \"%s\" %s".formatted(origin, Arguments.printable(text), mistake));
        });
        return text;
    }
}
