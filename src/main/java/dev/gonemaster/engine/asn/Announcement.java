package dev.gonemaster.engine.asn;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One line of a database: these autonomous systems announce this prefix.
///
/// @param raw the line as it came
record Announcement(SortedSet<Long> asns, Prefix prefix, String raw) {
    private static final long ASN_MAX = 0xffff_ffffL;
    private static final int ASNS_MAX = 100;
    private static final int DIGITS_MAX = 10;

    /// @param asns numbers, each with or without `AS` in front
    /// @return empty when a part cannot be read
    static Optional<Announcement> parse(List<String> asns, String prefix, String raw) {
        Optional<Prefix> parsed = Prefix.parse(prefix);
        if (parsed.isEmpty() || asns.isEmpty() || asns.size() > ASNS_MAX) {
            return Optional.empty();
        }
        var numbers = new TreeSet<Long>();
        for (String asn : asns) {
            String digits = asn.startsWith("AS") ? asn.substring(2) : asn;
            if (digits.isEmpty() || digits.length() > DIGITS_MAX
                    || !digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                    || Long.parseLong(digits) > ASN_MAX) {
                return Optional.empty();
            }
            numbers.add(Long.parseLong(digits));
        }
        return Optional.of(new Announcement(numbers, parsed.get(), raw));
    }

    /// What the lines together say of the address: who announces the most specific prefix. A prefix that does not hold
    /// the address shows that the database is broken; no line at all, that it knows nobody.
    static AsnAnswer answer(Collection<Announcement> lines, InetAddress address) {
        if (lines.isEmpty()) {
            return AsnAnswer.EMPTY;
        }
        if (!lines.stream().allMatch(line -> line.prefix.covers(address))) {
            return AsnAnswer.FAILED;
        }
        int length = lines.stream().mapToInt(line -> line.prefix.length()).max().orElseThrow();
        List<Announcement> closest = lines.stream().filter(line -> line.prefix.length() == length).toList();
        var asns = new TreeSet<Long>();
        closest.forEach(line -> asns.addAll(line.asns));
        String raw = closest.stream().map(Announcement::raw).sorted().distinct().collect(Collectors.joining("; "));
        return AsnAnswer.found(asns, closest.getFirst().prefix.toString(), raw);
    }
}
