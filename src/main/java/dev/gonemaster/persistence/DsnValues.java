package dev.gonemaster.persistence;

import dev.gonemaster.config.GoDuration;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// What values in DSNs of both databases look like. A refusal names the parameter and never shows a value: where a DSN
/// was taken apart wrongly, any value may hold a part of the password.
final class DsnValues {
    /// Named limit: characters of a DSN.
    static final int LENGTH_MAX = 16_384;
    /// Named limit: the longest time-out.
    static final Duration TIMEOUT_MAX = Duration.ofDays(1);
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,252}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+(%[A-Za-z0-9._-]+)?");
    private static final int PORT_MAX = 65_535;

    private DsnValues() {
    }

    static void checkLength(String database, String dsn) {
        if (dsn.length() > LENGTH_MAX) {
            throw new DatabaseRefusedException("the " + database + " DSN is longer than " + LENGTH_MAX + " characters");
        }
    }

    /// For a message: the name, or that it is none.
    static String shown(String name) {
        return NAME.matcher(name).matches() ? name : "(not a name)";
    }

    /// Undoes `%41`; empty when a percent sign is not followed by two hexadecimal digits, or the octets are no UTF-8.
    static Optional<String> decoded(String text, boolean plusIsSpace) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(octets.length);
        for (int at = 0; at < octets.length; at++) {
            if (octets[at] == '%') {
                int high = at + 2 < octets.length ? Character.digit(octets[at + 1], 16) : -1;
                int low = at + 2 < octets.length ? Character.digit(octets[at + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                decoded.put((byte) (high << 4 | low));
                at += 2;
            } else {
                decoded.put(octets[at] == '+' && plusIsSpace ? (byte) ' ' : octets[at]);
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /// A host as it stands in the URL of a driver, IPv6 addresses in brackets; empty when it is none.
    static Optional<String> host(String host) {
        if (IPV6.matcher(host).matches()) {
            return Optional.of("[" + host + "]");
        }
        return HOST_NAME.matcher(host).matches() ? Optional.of(host) : Optional.empty();
    }

    /// Empty when the text is no port.
    static Optional<Integer> port(String text) {
        return number(text).filter(port -> port >= 1 && port <= PORT_MAX);
    }

    /// Empty when the text is no whole number.
    static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// Empty when the text is no duration of Go, or one above the limit.
    static Optional<Duration> duration(String text) {
        return GoDuration.parse(text).filter(duration -> duration.compareTo(TIMEOUT_MAX) <= 0);
    }
}
