package dev.gonemaster.listing.rest;

import dev.gonemaster.jobs.Slice;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;

/// Reads which part of a list is wanted.
public final class Paging {
    public static final int LIMIT_DEFAULT = 100;
    /// Named limit: how deep a list may be entered by offset.
    public static final long OFFSET_MAX = Integer.MAX_VALUE - Slice.LIMIT_MAX;

    private Paging() {
    }

    /// `limit` and `offset`.
    public static Slice byOffset(Query query) {
        int limit = limit(query, "limit", Problem.INVALID_LIMIT);
        return new Slice(limit, query.number("offset", 0, OFFSET_MAX, Problem.INVALID_OFFSET).orElse(0L));
    }

    /// `limit`, else `page_size`; the position by `cursor`, else `page` from 1, else `offset`. All that are given must
    /// be right, also where another one counts.
    public static Slice byCursor(Query query) {
        int pageSize = limit(query, "page_size", Problem.INVALID_PAGE_SIZE);
        Slice plain = byOffset(query);
        int limit = query.has("limit") ? plain.limit() : pageSize;
        var cursor = query.number("cursor", 0, OFFSET_MAX, Problem.INVALID_CURSOR);
        var page = query.number("page", 1, OFFSET_MAX, Problem.INVALID_PAGE).map(number -> (number - 1) * limit);
        page.filter(start -> start > OFFSET_MAX).ifPresent(start -> {
            throw new ProblemException(Problem.INVALID_PAGE, "page lies too deep in the list");
        });
        return new Slice(limit, cursor.or(() -> page).orElse(plain.offset()));
    }

    private static int limit(Query query, String name, Problem otherwise) {
        return query.number(name, 1, Slice.LIMIT_MAX, otherwise).map(Long::intValue).orElse(LIMIT_DEFAULT);
    }
}
