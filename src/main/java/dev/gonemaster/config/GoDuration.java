package dev.gonemaster.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations in Go's notation: numbers with a unit one after another, as in `30s`, `1h30m`, `1.5h`, `300ms`; `0` needs
/// no unit.
public final class GoDuration {
    private static final int LENGTH_MAX = 64;
    private static final Pattern PART =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{0,9})?|\\.\\d{1,9})(ns|us|µs|μs|ms|s|m|h)");

    private GoDuration() {
    }

    /// Empty when the text is no duration, or a negative one.
    public static Optional<Duration> parse(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        int end = 0;
        while (end < text.length() && parts.find(end) && parts.start() == end) {
            sum = sum.plus(nanos(new BigDecimal(parts.group(1)), parts.group(2)));
            end = parts.end();
        }
        return end == text.length() ? Optional.of(sum) : Optional.empty();
    }

    private static Duration nanos(BigDecimal number, String unit) {
        long nanosOfUnit = switch (unit) {
            case "ns" -> 1L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 1_000L;
        };
        BigDecimal[] parts = number.multiply(BigDecimal.valueOf(nanosOfUnit))
                .divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
        return Duration.ofSeconds(parts[0].longValue(), parts[1].longValue());
    }
}
