package dev.gonemaster.engine.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
    private static final Pattern TAG = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    private final SequencedMap<String, Module> known;
    private SequencedSet<String> testcases;
    private @Nullable Map<Module, Map<String, Level>> levels;
    private ResolverSettings resolver;

    ProfileMerge(SequencedMap<String, Module> known, Profile base) {
        this.known = known;
        testcases = base.testcases();
        levels = base.levels();
        resolver = base.resolver();
    }

    Profile apply(ObjectNode root) {
        JsonNode exclude = null;
        for (Map.Entry<String, JsonNode> member : root.properties()) {
            ProfileNode node = new ProfileNode(member.getKey(), member.getValue());
            switch (member.getKey()) {
                case "resolver" -> resolver(node);
                case "net" -> net(node);
                case "test_cases" -> testcases = ProfileReader.inOrder(known, names(node, false));
                case "test_levels" -> levels = levels(node);
                case "test_cases_vars" -> variables(node);
                case "asn_db", "asndb", "badkeys" -> node.members();
                case "exclude" -> exclude = member.getValue();
                default -> throw node.unknown();
            }
        }
        if (exclude != null) {
            TreeSet<String> left = new TreeSet<>(testcases);
            left.removeAll(names(new ProfileNode("exclude", exclude), true));
            testcases = ProfileReader.inOrder(known, left);
        }
        return new Profile(new LinkedHashSet<>(testcases), levels, resolver);
    }

    private void resolver(ProfileNode resolverNode) {
        for (ProfileNode node : resolverNode.members()) {
            ResolverSettings r = resolver;
            switch (node.key()) {
                case "defaults" -> node.members().forEach(this::resolverDefault);
                case "source4" -> resolver = new ResolverSettings(r.timeout(), r.tries(), r.retransmit(), r.fallback(),
                        r.ipv4(), r.ipv6(), r.allowNonGlobal(), source(node, true), r.source6(), r.alwaysAllowed());
                case "source6" -> resolver = new ResolverSettings(r.timeout(), r.tries(), r.retransmit(), r.fallback(),
                        r.ipv4(), r.ipv6(), r.allowNonGlobal(), r.source4(), source(node, false), r.alwaysAllowed());
                default -> throw node.unknown();
            }
        }
    }

    private void resolverDefault(ProfileNode node) {
        ResolverSettings r = resolver;
        switch (node.key()) {
            case "timeout" -> resolver = asking(node.seconds(), r.tries(), r.retransmit(), r.fallback());
            case "retry" -> resolver = asking(r.timeout(), node.integer(1, 255), r.retransmit(), r.fallback());
            case "retrans" -> resolver = asking(r.timeout(), r.tries(), node.seconds(), r.fallback());
            case "fallback" -> resolver = asking(r.timeout(), r.tries(), r.retransmit(), node.bool());
            // Accepted without effect: the query cache, the limits per server and the order of results are the
            // engine's own.
            case "unordered", "igntc", "recurse", "usevc" -> node.bool();
            case "parallel" -> node.integer(1, 255);
            case "error_cache_ttl", "positive_cache_ttl", "negative_cache_ttl" -> node.integer(0, 86_400);
            case "fast_fail_timeout_count" -> node.integer(0, 100);
            case "nameserver_concurrency" -> node.integer(0, 256);
            case "nameserver_max_total_ms" -> node.integer(0, 600_000);
            default -> throw node.unknown();
        }
    }

    private ResolverSettings asking(Duration timeout, int tries, Duration retransmit, boolean fallback) {
        return new ResolverSettings(timeout, tries, retransmit, fallback, resolver.ipv4(), resolver.ipv6(),
                resolver.allowNonGlobal(), resolver.source4(), resolver.source6(), resolver.alwaysAllowed());
    }

    private void net(ProfileNode netNode) {
        for (ProfileNode node : netNode.members()) {
            switch (node.key()) {
                case "ipv4" -> resolver = policy(node.bool(), resolver.ipv6(), resolver.allowNonGlobal());
                case "ipv6" -> resolver = policy(resolver.ipv4(), node.bool(), resolver.allowNonGlobal());
                case "allow_non_global_targets" -> resolver = policy(resolver.ipv4(), resolver.ipv6(), node.bool());
                default -> throw node.unknown();
            }
        }
    }

    private ResolverSettings policy(boolean ipv4, boolean ipv6, boolean allowNonGlobal) {
        return new ResolverSettings(resolver.timeout(), resolver.tries(), resolver.retransmit(), resolver.fallback(),
                ipv4, ipv6, allowNonGlobal, resolver.source4(), resolver.source6(), resolver.alwaysAllowed());
    }

    private static @Nullable InetAddress source(ProfileNode node, boolean ipv4) {
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

    private TreeSet<String> names(ProfileNode list, boolean modulesToo) {
        TreeSet<String> names = new TreeSet<>();
        for (ProfileNode node : list.elements()) {
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

    private static Map<Module, Map<String, Level>> levels(ProfileNode levelsNode) {
        Map<Module, Map<String, Level>> byModule = new EnumMap<>(Module.class);
        for (ProfileNode moduleNode : levelsNode.members()) {
            Module module = Module.parse(moduleNode.key()).orElseThrow(() -> moduleNode.fault("names no module"));
            Map<String, Level> byTag = new HashMap<>();
            for (ProfileNode node : moduleNode.members()) {
                if (!TAG.matcher(node.key()).matches()) {
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

    /// Thresholds of testcases; none of them has an effect so far, so only their form is checked.
    private static void variables(ProfileNode variables) {
        variables.members().forEach(testcase -> testcase.members().forEach(
                variable -> variable.integer(0, Integer.MAX_VALUE)));
    }
}
