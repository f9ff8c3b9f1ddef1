package dev.gonemaster.engine.score;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.ServerArg;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What runs can find. Immutable.
record Findings(List<Entry> entries) {
    private static final Set<String> TESTCASES = Arrays.stream(Criterion.values())
            .flatMap(criterion -> criterion.testcases().stream()).collect(Collectors.toSet());

    static final Findings NONE = new Findings(List.of());

    /// A zone without a fault and with everything that an A+ asks for.
    static final Findings FLAWLESS = NONE
            .with(Module.DNSSEC, Level.INFO, "DS07_SIGNED")
            .with(Module.DNSSEC, Level.INFO, "DS07_DS_FOR_SIGNED_ZONE")
            .withKey("DS05_ALGO_OK", 13)
            .withKey("DS05_ALGO_OK", 15)
            .with(Module.DNSSEC, Level.INFO, "DS03_NSEC3_OPT_OUT_DISABLED")
            .with(Module.DNSSEC, Level.INFO, "DS15_HAS_CDS_AND_CDNSKEY")
            .withServers("ENOUGH_NS_DEL", "ENOUGH_IPV6_NS_DEL", "ns1.example", "ns2.example")
            .withServers("ENOUGH_NS_CHILD", "ENOUGH_IPV6_NS_CHILD", "ns1.example", "ns2.example")
            .with(Module.CONNECTIVITY, Level.INFO, "IPV4_DIFFERENT_ASN");

    Findings with(Module module, Level level, String tag) {
        return with(module, level, tag, Map.of());
    }

    Findings with(Module module, Level level, String tag, Map<String, Object> args) {
        var more = new ArrayList<>(entries);
        more.add(new Entry(Duration.ZERO, module, "", tag, level, new LinkedHashMap<>(args)));
        return new Findings(more);
    }

    Findings with(int count, Module module, Level level, String tag) {
        var more = new ArrayList<>(entries);
        more.addAll(Collections.nCopies(count, NONE.with(module, level, tag).entries().getFirst()));
        return new Findings(more);
    }

    Findings withKey(String tag, long algorithm) {
        return with(Module.DNSSEC, Level.INFO, tag, Map.of(ArgName.ALGO_NUM.published(), algorithm));
    }

    /// @param ipv6 the tag for servers with IPv6 addresses, which all of them have
    Findings withServers(String all, String ipv6, String... names) {
        return withNames(all, names).withAddresses(ipv6, names);
    }

    Findings withNames(String tag, String... names) {
        return with(Module.DELEGATION, Level.INFO, tag, Map.of(ArgName.NS_NAMES.published(), List.of(names)));
    }

    Findings withAddresses(String tag, String... names) {
        return with(Module.DELEGATION, Level.INFO, tag, Map.of(ArgName.SERVERS.published(),
                Stream.of(names).map(name -> new ServerArg(name, "2001:db8::53")).toList()));
    }

    Findings without(String tag) {
        return new Findings(entries.stream().filter(entry -> !entry.tag().equals(tag)).toList());
    }

    ScoredRun ofZone() {
        return new ScoredRun(entries, TESTCASES, false, Set.of());
    }

    ScoredRun ofTld() {
        return new ScoredRun(entries, TESTCASES, true, Set.of());
    }

    ScoredRun withoutTestcase(String id) {
        return new ScoredRun(entries, TESTCASES.stream().filter(one -> !one.equals(id)).collect(Collectors.toSet()),
                false, Set.of());
    }
}
