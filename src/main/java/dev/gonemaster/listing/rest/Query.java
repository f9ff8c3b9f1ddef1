package dev.gonemaster.listing.rest;

import dev.gonemaster.json.Timestamps;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The query parameters of a request. Of a repeated one the first counts; an empty one counts as absent.
public final class Query {
    private static final Set<String> TRUE = Set.of("1", "t", "true");

    private final MultivaluedMap<String, String> parameters;

    public Query(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    public static Query of(UriInfo uri) {
        return new Query(uri.getQueryParameters());
    }

    /// Without white space around it; null when absent.
    public @Nullable String text(String name) {
        String value = parameters.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /// All values of a parameter that may be repeated, without white space around them and without empty ones.
    public List<String> texts(String name) {
        return parameters.getOrDefault(name, List.of()).stream().map(String::strip).filter(text -> !text.isEmpty())
                .toList();
    }

    public boolean has(String name) {
        return text(name) != null;
    }

    public boolean flag(String name) {
        String value = text(name);
        return value != null && TRUE.contains(value.toLowerCase(Locale.ROOT));
    }

    /// Null when absent.
    ///
    /// @throws ProblemException with that problem when the value is no RFC 3339 time
    public @Nullable Instant instant(String name, Problem otherwise) {
        String value = text(name);
        return value == null ? null : Timestamps.parse(value).orElseThrow(
                () -> new ProblemException(otherwise, name + " must be an RFC 3339 time"));
    }

    /// Empty when absent.
    ///
    /// @throws ProblemException with that problem when the value is no decimal number from `min` to `max`
    public Optional<Long> number(String name, long min, long max, Problem otherwise) {
        String value = text(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // told below, together with the numbers out of range
        }
        throw new ProblemException(otherwise, name + " must be a number from " + min + " to " + max);
    }
}
