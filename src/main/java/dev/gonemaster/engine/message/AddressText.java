package dev.gonemaster.engine.message;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text form of addresses in results: dotted quad, or RFC 5952 for IPv6 (lower case, no leading zeros, the first
/// longest run of at least two zero groups as `::`), never with a zone index.
public final class AddressText {
    private static final Pattern ZERO_RUNS = Pattern.compile("(?:^|:)0(?::0)+(?=:|$)");

    private AddressText() {
    }

    public static String of(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        String groups = address.getHostAddress().replaceFirst("%.*", "");
        int start = 0;
        int end = 0;
        for (Matcher run = ZERO_RUNS.matcher(groups); run.find(); ) {
            if (run.end() - run.start() - (run.start() == 0 ? 0 : 1) > end - start - (start == 0 ? 0 : 1)) {
                start = run.start();
                end = run.end();
            }
        }
        if (end == 0) {
            return groups;
        }
        String tail = groups.substring(end);
        return groups.substring(0, start) + (tail.isEmpty() ? "::" : ":" + tail);
    }
}
