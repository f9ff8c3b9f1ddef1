package dev.gonemaster.engine.score;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.ServerArg;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Met when every name server, of the delegation and of the zone, has an IPv6 address, and all of these were asked and
/// answered.
record Ipv6Rule() implements Rule {
    private static final List<Side> SIDES = List.of(
            new Side(Set.of("ENOUGH_NS_DEL", "NOT_ENOUGH_NS_DEL"),
                    Set.of("ENOUGH_IPV6_NS_DEL", "NOT_ENOUGH_IPV6_NS_DEL")),
            new Side(Set.of("ENOUGH_NS_CHILD", "NOT_ENOUGH_NS_CHILD"),
                    Set.of("ENOUGH_IPV6_NS_CHILD", "NOT_ENOUGH_IPV6_NS_CHILD")));
    private static final String NOT_ASKED = "CN01_IPV6_DISABLED";
    private static final Set<String> SILENT = Set.of("CN01_NO_RESPONSE_UDP");

    /// @param names tags that list all name servers
    /// @param ipv6 tags that list those with IPv6 addresses
    private record Side(Set<String> names, Set<String> ipv6) {
        boolean complete(Evidence evidence) {
            Set<Object> withAddress = evidence.of(ipv6).flatMap(entry -> list(entry, ArgName.SERVERS))
                    .map(server -> ((ServerArg) server).ns()).collect(Collectors.toSet());
            return withAddress.containsAll(names(evidence));
        }

        private List<?> names(Evidence evidence) {
            return evidence.of(names).flatMap(entry -> list(entry, ArgName.NS_NAMES)).toList();
        }
    }

    @Override
    public boolean metBy(Evidence evidence) {
        return SIDES.stream().anyMatch(side -> !side.names(evidence).isEmpty())
                && SIDES.stream().allMatch(side -> side.complete(evidence))
                && !evidence.says(NOT_ASKED)
                && evidence.of(SILENT).noneMatch(Ipv6Rule::overIpv6);
    }

    @Override
    public Set<String> tags() {
        return Stream.of(SIDES.stream().flatMap(side -> Stream.concat(side.names().stream(), side.ipv6().stream())),
                Stream.of(NOT_ASKED), SILENT.stream()).flatMap(tags -> tags).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<?> list(Entry entry, ArgName<?> name) {
        return entry.args().get(name.published()) instanceof Collection<?> values ? values.stream() : Stream.of();
    }

    private static boolean overIpv6(Entry entry) {
        return entry.args().get(ArgName.ADDRESS.published()) instanceof String address && address.contains(":");
    }
}
