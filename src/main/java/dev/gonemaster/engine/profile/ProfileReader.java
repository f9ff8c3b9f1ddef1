package dev.gonemaster.engine.profile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.gonemaster.engine.asn.AsnSettings;
import dev.gonemaster.engine.dns.QueryControls;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.message.AddressText;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/// Reads profiles: JSON or YAML, sparse over another profile; writes them complete. Keys, defaults and ranges are those
/// of gonemaster's profile. `test_cases` and `test_levels` replace what was there whole; every other key replaces
/// itself alone. Thread-safe.
public final class ProfileReader {
    /// Longest text that is read, in characters.
    public static final int LENGTH_MAX = 1 << 20;
    /// Levels of a YAML text.
    static final int DEPTH_MAX = 50;

    /// What `parallel` says of a run whose testcases go side by side: gonemaster's default.
    private static final int PARALLEL = 8;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SequencedMap<String, Module> testcases;
    private final SortedMap<Module, SortedMap<String, Level>> levels;

    private static final YAMLMapper YAML = YAMLMapper
            .builder(YAMLFactory.builder().loaderOptions(yamlOptions()).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// @param testcases id and module of every testcase there is, in the order of modules
    /// @param levels default level of every tag there is
    public ProfileReader(SequencedMap<String, Module> testcases, Map<Module, SortedMap<String, Level>> levels) {
        this.testcases = new LinkedHashMap<>(testcases);
        this.levels = new TreeMap<>(levels);
    }

    /// Every testcase, the levels of the specification, the default way of asking.
    public Profile defaults() {
        return new Profile(new LinkedHashSet<>(testcases.keySet()), null, ResolverSettings.DEFAULT,
                Thresholds.NORMAL, AsnSettings.DEFAULT, false, null);
    }

    /// The base profile with what the text says in its place.
    ///
    /// @param json an object, or a mapping in YAML; may be empty
    /// @throws InvalidProfileException when the text is no such object, or a key is unknown, has another type or is out
    ///     of range
    public Profile merge(Profile base, String json) {
        return new ProfileMerge(testcases, base).apply(parse(json));
    }

    /// The profile without those testcases; the key `exclude` does the same.
    ///
    /// @param names ids of testcases, or modules, in any letter case
    /// @throws InvalidProfileException when a name is that of no testcase and no module
    public Profile without(Profile base, Collection<String> names) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        names.forEach(root.putArray("exclude")::add);
        return new ProfileMerge(testcases, base).apply(root);
    }

    /// The whole profile as a JSON object, over several lines: every key that has an effect, defaults too. Reading it
    /// over any profile gives one that acts like this.
    public String toJson(Profile profile) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        writeResolver(root.putObject("resolver"), profile);
        root.putObject("net")
                .put("ipv4", profile.resolver().ipv4())
                .put("ipv6", profile.resolver().ipv6())
                .put("allow_non_global_targets", profile.resolver().allowNonGlobal());
        profile.testcases().forEach(root.putArray("test_cases")::add);
        ObjectNode modules = root.putObject("test_levels");
        effectiveLevels(profile).forEach((module, tags) -> {
            ObjectNode byTag = modules.putObject(module.name());
            tags.forEach((tag, level) -> byTag.put(tag, level.name()));
        });
        writeThresholds(root.putObject("test_cases_vars"), profile.thresholds());
        writeAsn(root.putObject("asn_db"), profile.asn());
        root.putObject("badkeys").put("path", profile.badkeys() == null ? "" : profile.badkeys().toString());
        return root.toPrettyString();
    }

    private static void writeThresholds(ObjectNode node, Thresholds thresholds) {
        for (Threshold threshold : Threshold.values()) {
            node.withObject("/" + threshold.testcase()).put(threshold.name(), thresholds.of(threshold));
        }
    }

    private static void writeAsn(ObjectNode node, AsnSettings asn) {
        node.put("style", published(asn.style()));
        ObjectNode sources = node.putObject("sources");
        for (AsnSettings.Style style : AsnSettings.Style.values()) {
            ArrayNode hosts = sources.putArray(published(style));
            asn.sources().getOrDefault(style, List.of()).forEach(hosts::add);
        }
    }

    private static String published(AsnSettings.Style style) {
        return style.name().toLowerCase(Locale.ROOT);
    }

    private static void writeResolver(ObjectNode node, Profile profile) {
        ResolverSettings settings = profile.resolver();
        QueryControls controls = settings.controls();
        node.putObject("defaults")
                .put("timeout", settings.timeout().toSeconds())
                .put("retry", settings.tries())
                .put("retrans", settings.retransmit().toSeconds())
                .put("fallback", settings.fallback())
                .put("parallel", profile.oneAfterAnother() ? 1 : PARALLEL)
                .put("error_cache_ttl", controls.errorTtl().toSeconds())
                .put("positive_cache_ttl", controls.positiveTtl().toSeconds())
                .put("negative_cache_ttl", controls.negativeTtl().toSeconds())
                .put("fast_fail_timeout_count", controls.timeoutsInRowMax())
                .put("nameserver_concurrency", controls.atOnceMax())
                .put("nameserver_max_total_ms", controls.totalTimeMax().toMillis());
        node.put("source4", text(settings.source4()));
        node.put("source6", text(settings.source6()));
    }

    private static String text(@Nullable InetAddress address) {
        return address == null ? "" : AddressText.of(address);
    }

    private Map<Module, ? extends Map<String, Level>> effectiveLevels(Profile profile) {
        if (profile.levels() == null) {
            return levels;
        }
        var sorted = new TreeMap<Module, SortedMap<String, Level>>();
        profile.levels().forEach((module, tags) -> sorted.put(module, new TreeMap<>(tags)));
        return sorted;
    }

    /// A text that begins like a JSON value is JSON, any other is YAML.
    private static ObjectNode parse(String text) {
        if (text.length() > LENGTH_MAX) {
            throw new InvalidProfileException("", "profile is longer than " + LENGTH_MAX + " characters");
        }
        boolean json = text.isBlank() || "{[".indexOf(text.stripLeading().charAt(0)) >= 0;
        try {
            JsonNode root = json ? JSON.readTree(text) : yaml(text);
            if (root instanceof ObjectNode object) {
                return object;
            }
            throw new InvalidProfileException("", "profile is not " + (json ? "a JSON object" : "a YAML mapping"));
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null ? "" : " at " + text(e.getLocation());
            throw new InvalidProfileException("", "profile is not valid " + (json ? "JSON" : "YAML") + where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The library reads an alias as a text, its own name: a value that nobody meant.
    private static JsonNode yaml(String text) throws IOException {
        try (YAMLParser parser = YAML.getFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    throw new InvalidProfileException("", "profile has a YAML alias at "
                            + text(parser.currentTokenLocation()) + "; aliases are not supported");
                }
            }
        }
        return YAML.readTree(text);
    }

    private static String text(JsonLocation at) {
        return "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    /// Depth is bounded like JSON's.
    private static LoaderOptions yamlOptions() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LENGTH_MAX);
        options.setNestingDepthLimit(DEPTH_MAX);
        return options;
    }

    /// The ids in the order of modules.
    static SequencedSet<String> inOrder(SequencedMap<String, Module> testcases, TreeSet<String> chosen) {
        var ordered = new LinkedHashSet<String>();
        testcases.keySet().stream().filter(chosen::contains).forEach(ordered::add);
        return ordered;
    }
}
