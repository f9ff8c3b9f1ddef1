package dev.gonemaster.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Instants as the API shows and reads them: RFC 3339 section 5.6; out always in UTC, with as many digits of the second
/// as it takes.
public final class Timestamps {
    /// What the contract shows where there is no time yet.
    public static final Instant UNSET = Instant.parse("0001-01-01T00:00:00Z");

    private static final DateTimeFormatter OUT = new DateTimeFormatterBuilder().appendInstant(-1).toFormatter();
    private static final Pattern IN = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private Timestamps() {
    }

    public static String text(Instant instant) {
        return OUT.format(instant);
    }

    public static Instant orUnset(@Nullable Instant instant) {
        return instant == null ? UNSET : instant;
    }

    /// Reads a date-time with any offset; empty when the text is none.
    public static Optional<Instant> parse(String text) {
        if (!IN.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
