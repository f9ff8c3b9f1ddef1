package dev.gonemaster.engine.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gonemaster.engine.asn.AsnSettings;
import dev.gonemaster.engine.dns.QueryControls;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.json.LocatedJson;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Address;

/// One reading of a sparse profile over a base. Not thread-safe.
final class ProfileMerge {
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?");
    private static final Pattern FOLDER = Pattern.compile("[^\\p{Cntrl}]{1,1024}");
    private static final int SECONDS_MAX = 255;

    private final SequencedMap<String, Module> known;
    private SequencedSet<String> testcases;
    private @Nullable Map<Module, Map<String, Level>> levels;
    private ResolverSettings resolver;
    private Thresholds thresholds;
    private AsnSettings asn;
    private boolean oneAfterAnother;
    private @Nullable Path badkeys;

    ProfileMerge(SequencedMap<String, Module> known, Profile base) {
        this.known = known;
        testcases = base.testcases();
        levels = base.levels();
        resolver = base.resolver();
        thresholds = base.thresholds();
        asn = base.asn();
        oneAfterAnother = base.oneAfterAnother();
        badkeys = base.badkeys();
    }

    Profile apply(ObjectNode root) {
        LocatedJson exclude = null;
        for (LocatedJson node : LocatedJson.membersOf(root, InvalidProfileException::new)) {
            switch (node.key()) {
                case "resolver" -> resolver(node);
                case "net" -> net(node);
                case "test_cases" -> testcases = ProfileReader.inOrder(known, names(node, false));
                case "test_levels" -> levels = levels(node);
                case "test_cases_vars" -> thresholds(node);
                case "asn_db", "asndb" -> asn(node);
                case "badkeys" -> badkeys(node);
                case "exclude" -> exclude = node;
                default -> throw node.unknown();
            }
        }
        if (exclude != null) {
            TreeSet<String> left = new TreeSet<>(testcases);
            left.removeAll(names(exclude, true));
            testcases = ProfileReader.inOrder(known, left);
        }
        return new Profile(new LinkedHashSet<>(testcases), levels, resolver, thresholds, asn, oneAfterAnother,
                badkeys);
    }

    private void resolver(LocatedJson resolverNode) {
        for (LocatedJson node : resolverNode.members()) {
            switch (node.key()) {
                case "defaults" -> node.members().forEach(this::resolverDefault);
                case "source4" -> resolver = resolver.withSources(source(node, true), resolver.source6());
                case "source6" -> resolver = resolver.withSources(resolver.source4(), source(node, false));
                default -> throw node.unknown();
            }
        }
    }

    private void resolverDefault(LocatedJson node) {
        QueryControls controls = resolver.controls();
        switch (node.key()) {
            case "timeout" -> resolver = resolver.withTimeout(seconds(node));
            case "retry" -> resolver = resolver.withTries(node.integer(1, 255));
            case "retrans" -> resolver = resolver.withRetransmit(seconds(node));
            case "fallback" -> resolver = resolver.withFallback(node.bool());
            case "parallel" -> oneAfterAnother = node.integer(1, 255) == 1;
            case "error_cache_ttl" -> resolver = resolver.with(controls.withErrorTtl(ttl(node)));
            case "positive_cache_ttl" -> resolver = resolver.with(controls.withPositiveTtl(ttl(node)));
            case "negative_cache_ttl" -> resolver = resolver.with(controls.withNegativeTtl(ttl(node)));
            case "fast_fail_timeout_count" ->
                    resolver = resolver.with(controls.withTimeoutsInRowMax(node.integer(0, 100)));
            case "nameserver_concurrency" -> resolver = resolver.with(controls.withAtOnceMax(node.integer(0, 256)));
            case "nameserver_max_total_ms" -> resolver = resolver.with(
                    controls.withTotalTimeMax(Duration.ofMillis(node.integer(0, 600_000))));
            // Accepted without effect: entries always have their one order, and what a question looks like on the
            // wire is the testcase's own.
            case "unordered", "igntc", "recurse", "usevc" -> node.bool();
            default -> throw node.unknown();
        }
    }

    private static Duration seconds(LocatedJson node) {
        return Duration.ofSeconds(node.integer(1, SECONDS_MAX));
    }

    private static Duration ttl(LocatedJson node) {
        return Duration.ofSeconds(node.integer(0, 86_400));
    }

    private void net(LocatedJson netNode) {
        for (LocatedJson node : netNode.members()) {
            switch (node.key()) {
                case "ipv4" -> resolver = resolver.withFamilies(node.bool(), resolver.ipv6());
                case "ipv6" -> resolver = resolver.withFamilies(resolver.ipv4(), node.bool());
                case "allow_non_global_targets" -> resolver = resolver.withNonGlobal(node.bool());
                default -> throw node.unknown();
            }
        }
    }

    private static @Nullable InetAddress source(LocatedJson node, boolean ipv4) {
        if (node.isNull() || node.text().isEmpty()) {
            return null;
        }
        try {
            InetAddress address = Address.getByAddress(node.text());
            if (address instanceof Inet4Address == ipv4) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw node.fault("is not an IP address");
        }
        throw node.fault(ipv4 ? "is not an IPv4 address" : "is not an IPv6 address");
    }

    private TreeSet<String> names(LocatedJson list, boolean modulesToo) {
        TreeSet<String> names = new TreeSet<>();
        for (LocatedJson node : list.elements()) {
            String name = node.text().toLowerCase(Locale.ROOT);
            Set<String> ofModule = modulesToo ? ofModule(name) : Set.of();
            if (!known.containsKey(name) && ofModule.isEmpty()) {
                throw node.fault("names no testcase" + (modulesToo ? " or module" : ""));
            }
            names.addAll(ofModule.isEmpty() ? Set.of(name) : ofModule);
        }
        return names;
    }

    private Set<String> ofModule(String name) {
        Set<String> ids = new TreeSet<>();
        Module.parse(name).ifPresent(module -> known.forEach((id, its) -> {
            if (its == module) {
                ids.add(id);
            }
        }));
        return ids;
    }

    private static Map<Module, Map<String, Level>> levels(LocatedJson levelsNode) {
        Map<Module, Map<String, Level>> byModule = new EnumMap<>(Module.class);
        for (LocatedJson moduleNode : levelsNode.members()) {
            Module module = Module.parse(moduleNode.key()).orElseThrow(() -> moduleNode.fault("names no module"));
            Map<String, Level> byTag = new HashMap<>();
            for (LocatedJson node : moduleNode.members()) {
                if (!Tag.FORM.matcher(node.key()).matches()) {
                    throw node.fault("is not a tag");
                }
                byTag.put(node.key(), Level.parse(node.text()).orElseThrow(() -> node.fault("is not a level")));
            }
            if (byModule.put(module, Map.copyOf(byTag)) != null) {
                throw moduleNode.fault("names a module twice");
            }
        }
        return Map.copyOf(byModule);
    }

    private void thresholds(LocatedJson variables) {
        Map<Threshold, Long> given = new EnumMap<>(Threshold.class);
        given.putAll(thresholds.given());
        for (LocatedJson testcase : variables.members()) {
            for (LocatedJson node : testcase.members()) {
                Threshold threshold = Threshold.of(testcase.key(), node.key()).orElseThrow(node::unknown);
                given.put(threshold, (long) node.integer(0, Integer.MAX_VALUE));
            }
        }
        thresholds = new Thresholds(given);
    }

    private void badkeys(LocatedJson data) {
        for (LocatedJson node : data.members()) {
            if (!node.key().equals("path")) {
                throw node.unknown();
            }
            badkeys = node.text().isEmpty() ? null : folder(node);
        }
    }

    private static Path folder(LocatedJson node) {
        if (!FOLDER.matcher(node.text()).matches()) {
            throw node.fault("is not the path of a folder");
        }
        return Path.of(node.text());
    }

    private void asn(LocatedJson database) {
        for (LocatedJson node : database.members()) {
            switch (node.key()) {
                case "style" -> asn = new AsnSettings(style(node, node.text()), asn.sources());
                case "sources" -> asn = new AsnSettings(asn.style(), sources(node));
                default -> throw node.unknown();
            }
        }
    }

    private static Map<AsnSettings.Style, List<String>> sources(LocatedJson byStyle) {
        Map<AsnSettings.Style, List<String>> sources = new EnumMap<>(AsnSettings.Style.class);
        for (LocatedJson node : byStyle.members()) {
            sources.put(style(node, node.key()), node.elements().stream().map(ProfileMerge::host).toList());
        }
        return sources;
    }

    private static AsnSettings.Style style(LocatedJson node, String text) {
        return Arrays.stream(AsnSettings.Style.values()).filter(style -> style.name().equalsIgnoreCase(text))
                .findFirst().orElseThrow(() -> node.fault("is neither cymru nor ripe"));
    }

    private static String host(LocatedJson node) {
        if (!HOST.matcher(node.text()).matches()) {
            throw node.fault("is not a host name");
        }
        return node.text();
    }
}
