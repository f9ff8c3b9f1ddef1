package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.Position;
import dev.gonemaster.persistence.Conditions;
import dev.gonemaster.persistence.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The order of a list: by a column, then by number in the same direction. No value counts as the lowest.
///
/// @param key column or expression
record ListOrder(Dialect dialect, String key, boolean descending) {
    String sql() {
        return (descending ? dialect.descending(key) : dialect.ascending(key)) + ", id" + (descending ? " DESC" : "");
    }

    /// What follows an item, as lists that come one after the other: rows without a value are not found by comparing,
    /// and a condition that allows for them too is served by no index.
    ///
    /// @param where which rows the whole list holds
    List<Conditions> behind(Conditions where, @Nullable Position position) {
        if (position == null) {
            return List.of(where);
        }
        String beyond = descending ? "<" : ">";
        if (position.key() == null) {
            Conditions rest = where.copy().and(key + " IS NULL AND id " + beyond + " ?", position.number());
            return descending ? List.of(rest) : List.of(rest, where.copy().and(key + " IS NOT NULL"));
        }
        // The first comparison finds the place in the index; this form is quick on all databases.
        Conditions rest = where.copy().and(key + " " + beyond + "= ? AND (" + key + " " + beyond + " ? OR id " + beyond
                + " ?)", position.key(), position.key(), position.number());
        return descending && Dialect.mayLackValue(key) ? List.of(rest, where.copy().and(key + " IS NULL")) : List.of(rest);
    }
}
