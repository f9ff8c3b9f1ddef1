package dev.gonemaster.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.ServerArg;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A message in the form in which ours and the reference's are compared: arguments have the reference's names and its
/// way of writing values, lists are joined by `;` in sorted order, names have neither final dot nor upper case.
record Finding(String level, String tag, SortedMap<String, String> args) implements Comparable<Finding> {
    /// Our argument names with the reference's where they differ; `ns` and `address` become one argument.
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("servers", "ns_list"),
            Map.entry("addresses", "ns_ip_list"),
            Map.entry("mail_targets", "mailtarget_list"),
            Map.entry("ns_names", "nsname_list"),
            Map.entry("query_type", "rrtype"),
            Map.entry("soaserials", "soaserial_list"),
            Map.entry("parent_servers", "parent_addresses"),
            Map.entry("zone_servers", "zone_addresses"),
            Map.entry("nsec_servers", "ns_list_nsec"),
            Map.entry("nsec3_servers", "ns_list_nsec3"),
            // As the reference's argument of that name is read below.
            Map.entry("names", "ptr_names"));
    /// The reference's argument names with ours where it has several names for what we name alike.
    private static final Map<String, String> THEIR_NAMES = Map.of("names", "ptr_names", "prefix", "prefixes",
            "ip_prefix", "prefixes", "servers", "ns_list", "server", "ns_ip");
    /// Our tags with the reference's where they differ.
    private static final Map<String, String> TAGS = Map.of(
            "IN_DOMAIN_ADDR_MISMATCH", "IN_BAILIWICK_ADDR_MISMATCH",
            "NOT_IN_DOMAIN_ADDR_MISMATCH", "OUT_OF_BAILIWICK_ADDR_MISMATCH");
    /// Arguments that only we have.
    private static final Map<String, Set<String>> OURS_ALONE = Map.of(
            "MX_RECORD_IS_CNAME", Set.of("mx"),
            "MX_RECORD_IS_NOT_CNAME", Set.of("mx"));
    /// Arguments that the reference adds although the specification's table does not have them.
    private static final Map<String, Set<String>> BEYOND_SPECIFICATION = Map.of(
            "NO_RESPONSE", Set.of("domain"),
            "DS05_ALGO_PRIVATE", Set.of("algo_descr", "algo_mnemo"),
            "DS05_ALGO_RESERVED", Set.of("algo_descr", "algo_mnemo"),
            "DS05_ALGO_UNASSIGNED", Set.of("algo_descr", "algo_mnemo"));
    /// Arguments of the specification's table that the reference leaves out.
    private static final Map<String, Set<String>> LEFT_OUT = Map.of("Z11_NO_SPF_NON_MAIL_DOMAIN", Set.of("domain"));
    /// Values that the reference writes otherwise than the specification's table.
    private static final Map<String, String> SPECIFIED = Map.of("rsa/sha1", "rsa/sha-1");
    /// A number of octets for which the reference gives the number of hexadecimal digits (RFC 5155 section 3.1.4).
    private static final Map<String, String> IN_DIGITS = Map.of("DS03_ILLEGAL_SALT_LENGTH", "int");

    private static final DateTimeFormatter THEIR_DATES =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu", Locale.ENGLISH);

    static Finding ours(Entry entry) {
        var args = new TreeMap<String, String>();
        entry.args().forEach((name, value) -> args.put(NAMES.getOrDefault(name, name), written(value)));
        args.keySet().removeAll(OURS_ALONE.getOrDefault(entry.tag(), Set.of()));
        String address = args.remove("address");
        if (address != null && args.containsKey("ns")) {
            args.put("ns", args.get("ns") + "/" + address);
        } else if (address != null) {
            args.put("ns_ip", address);
        } else if (args.containsKey("ns")) {
            args.put("nsname", args.remove("ns"));
        }
        args.keySet().removeAll(LEFT_OUT.getOrDefault(entry.tag(), Set.of()));
        return new Finding(entry.level().name(), referenceTag(entry.tag()), args);
    }

    /// The reference's name for a tag of ours.
    static String referenceTag(String tag) {
        return TAGS.getOrDefault(tag, tag);
    }

    static Finding reference(JsonNode message) {
        String tag = message.path("tag").asText();
        var args = new TreeMap<String, String>();
        message.path("args").properties().forEach(arg -> args.put(THEIR_NAMES.getOrDefault(arg.getKey(), arg.getKey()),
                specified(normal(dated(arg.getKey(), separated(arg.getKey(), arg.getValue().asText()))))));
        if (args.containsKey("nsname") && args.containsKey("ns_ip")) {
            args.put("ns", args.remove("nsname") + "/" + args.remove("ns_ip"));
        }
        args.keySet().removeAll(BEYOND_SPECIFICATION.getOrDefault(tag, Set.of()));
        args.computeIfPresent(IN_DIGITS.getOrDefault(tag, ""), (_, digits) -> "" + Integer.parseInt(digits) / 2);
        return new Finding(message.path("level").asText(), tag, args);
    }

    private static String written(Object value) {
        return switch (value) {
            case Collection<?> values ->
                    normal(values.stream().map(Finding::written).collect(Collectors.joining(";")));
            case ServerArg server -> server.toString();
            default -> normal(value.toString());
        };
    }

    /// The reference writes times as `Thu Nov 27 18:00:00 2025`.
    private static String dated(String name, String value) {
        return name.equals("date")
                ? LocalDateTime.parse(value.replace("  ", " "), THEIR_DATES).toInstant(ZoneOffset.UTC).toString()
                : value;
    }

    /// The reference separates the names of PTR records by `/`, all other lists by `;`.
    private static String separated(String name, String value) {
        return name.equals("names") ? value.replace('/', ';') : value;
    }

    private static String specified(String value) {
        return SPECIFIED.getOrDefault(value, value);
    }

    private static String normal(String text) {
        return Arrays.stream(text.split(";"))
                .map(part -> part.length() > 1 && part.endsWith(".") ? part.substring(0, part.length() - 1) : part)
                .map(part -> part.toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(";"));
    }

    @Override
    public int compareTo(Finding other) {
        return Comparator.comparing(Finding::toString).compare(this, other);
    }

    @Override
    public String toString() {
        return level + " " + tag + " " + args;
    }
}
