package dev.gonemaster.listing.rest;

import dev.gonemaster.jobs.Position;
import dev.gonemaster.jobs.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a page begins, as text: an offset, and behind it, where it is known, the item before the page. What is behind
/// the offset holds in one order alone; a list in another one goes by the offset.
///
/// @param sort order of the list that the item belongs to
record Cursor(long offset, String sort, @Nullable Position after) {
    /// offset~sort~kind and key~number; a key that is a text is in Base64, one that is a number in decimal.
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,10})~([a-z_]*)~(?:-|n(-?\\d{1,18})|t([\\w-]*))~(\\d{1,18})");
    private static final String BY_TEXT = "domain_";

    static Cursor at(long offset) {
        return new Cursor(offset, "", null);
    }

    String text() {
        return after == null ? Long.toString(offset) : offset + "~" + sort + "~" + key(after) + "~" + after.number();
    }

    /// Empty when the text is no cursor with an item.
    static Optional<Cursor> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String sort = form.group(2);
        try {
            Object key = form.group(3) != null ? (Object) Long.valueOf(form.group(3)) : decoded(form.group(4));
            var after = new Position(key, Long.parseLong(form.group(5)));
            return fits(sort, key) ? Optional.of(new Cursor(Long.parseLong(form.group(1)), sort, after))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// The part of a list that begins here.
    ///
    /// @param sort order of that list; null where it has but one
    Slice slice(int limit, @Nullable String sort) {
        return new Slice(limit, offset, this.sort.equals(name(sort)) ? after : null);
    }

    static String name(@Nullable String sort) {
        return sort == null ? "" : sort;
    }

    /// A store would compare a number with a column of texts, or a text that no column can hold.
    private static boolean fits(String sort, @Nullable Object key) {
        return switch (key) {
            case null -> !sort.isEmpty() && !sort.startsWith(BY_TEXT);
            case String text -> sort.startsWith(BY_TEXT) && text.indexOf('\0') < 0;
            default -> !sort.startsWith(BY_TEXT);
        };
    }

    private static String key(Position position) {
        return switch (position.key()) {
            case null -> "-";
            case String text -> "t" + Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(text.getBytes(StandardCharsets.UTF_8));
            default -> "n" + position.key();
        };
    }

    private static @Nullable String decoded(@Nullable String base64) {
        return base64 == null ? null : new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
