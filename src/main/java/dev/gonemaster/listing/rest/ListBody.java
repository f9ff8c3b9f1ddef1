package dev.gonemaster.listing.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param total how many items match, all pages together
/// @param nextCursor where the next page begins, to be given back as it is; null on the last one
/// @param prevCursor offset of the page before, decimal; null on the first one
public record ListBody<T>(List<T> items, long total, int limit,
                          @JsonInclude(JsonInclude.Include.NON_DEFAULT) long offset,
                          @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor,
                          @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String prevCursor,
                          @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sort) {
    public static <S, T> ListBody<T> from(Page<S> page, Slice slice, @Nullable String sort, Function<S, T> item) {
        long end = slice.offset() + page.items().size();
        // Behind an item the offset may be wrong by what was removed before it.
        boolean more = !page.items().isEmpty()
                && (end < page.total() || slice.after() != null && page.items().size() == slice.limit());
        return new ListBody<>(page.items().stream().map(item).toList(), page.total(), slice.limit(), slice.offset(),
                more ? new Cursor(end, Cursor.name(sort), page.last()).text() : null,
                slice.offset() > 0 ? Long.toString(Math.max(0, slice.offset() - slice.limit())) : null,
                sort);
    }
}
