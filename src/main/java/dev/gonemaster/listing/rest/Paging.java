package dev.gonemaster.listing.rest;

import dev.gonemaster.jobs.Slice;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads which part of a list is wanted.
public final class Paging {
    public static final int LIMIT_DEFAULT = 100;
    /// Named limit: how deep a list may be entered by offset.
    public static final long OFFSET_MAX = Integer.MAX_VALUE - Slice.LIMIT_MAX;

    private Paging() {
    }

    /// `limit`; the position by `cursor`, else `offset`. All that are given must be right, also where another one
    /// counts.
    ///
    /// @param sort order of the list; null where it has but one
    public static Slice byOffset(Query query, @Nullable String sort) {
        Slice plain = plain(query);
        return cursor(query).map(cursor -> cursor.slice(plain.limit(), sort)).orElse(plain);
    }

    /// As [#byOffset], and `page_size` where there is no `limit`, `page` from 1 where there is no `cursor`.
    public static Slice byCursor(Query query, @Nullable String sort) {
        int pageSize = limit(query, "page_size", Problem.INVALID_PAGE_SIZE);
        Slice plain = plain(query);
        int limit = query.has("limit") ? plain.limit() : pageSize;
        var cursor = cursor(query);
        var page = query.number("page", 1, OFFSET_MAX, Problem.INVALID_PAGE).map(number -> (number - 1) * limit);
        page.filter(start -> start > OFFSET_MAX).ifPresent(start -> {
            throw new ProblemException(Problem.INVALID_PAGE, "page lies too deep in the list");
        });
        return cursor.map(given -> given.slice(limit, sort))
                .orElseGet(() -> new Slice(limit, page.orElse(plain.offset())));
    }

    /// `limit` and `offset`, brought into their ranges where they are out of them or no numbers.
    ///
    /// @param limitMax at most [Slice#LIMIT_MAX]
    public static Slice clamped(Query query, int limitDefault, int limitMax) {
        return new Slice((int) clamped(query.text("limit"), limitDefault, 1, limitMax),
                clamped(query.text("offset"), 0, 0, OFFSET_MAX));
    }

    private static long clamped(@Nullable String text, long otherwise, long min, long max) {
        try {
            return text == null ? otherwise : Math.clamp(Long.parseLong(text), min, max);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static Slice plain(Query query) {
        int limit = limit(query, "limit", Problem.INVALID_LIMIT);
        return new Slice(limit, query.number("offset", 0, OFFSET_MAX, Problem.INVALID_OFFSET).orElse(0L));
    }

    /// What a list has given out, or an offset of one's own.
    private static Optional<Cursor> cursor(Query query) {
        Optional<Cursor> given = Optional.ofNullable(query.text("cursor")).flatMap(Cursor::parse)
                .filter(cursor -> cursor.offset() <= OFFSET_MAX);
        return given.isPresent() ? given
                : query.number("cursor", 0, OFFSET_MAX, Problem.INVALID_CURSOR).map(Cursor::at);
    }

    private static int limit(Query query, String name, Problem otherwise) {
        return query.number(name, 1, Slice.LIMIT_MAX, otherwise).map(Long::intValue).orElse(LIMIT_DEFAULT);
    }
}
