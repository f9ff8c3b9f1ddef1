package dev.gonemaster.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The conditions of a list, as SQL text with its parameters. Not thread-safe.
public final class Conditions {
    private final StringBuilder where = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /// The same conditions, to be added to apart from these.
    public Conditions copy() {
        var copy = new Conditions();
        copy.where.append(where);
        copy.parameters.addAll(parameters);
        return copy;
    }

    /// Adds a condition; every `?` in it takes the next value.
    public Conditions and(String condition, Object... values) {
        where.append(where.isEmpty() ? " WHERE " : " AND ");
        int next = parameters.size();
        for (int i = 0; i < condition.length(); i++) {
            char c = condition.charAt(i);
            where.append(c);
            if (c == '?') {
                where.append(++next);
            }
        }
        parameters.addAll(List.of(values));
        if (next != parameters.size()) {
            throw new IllegalArgumentException("values do not fit " + condition);
        }
        return this;
    }

    /// The column contains a text, in any letter case; `%` and `_` mean themselves.
    public Conditions contains(String column, String part) {
        String literal = part.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return and("LOWER(" + column + ") LIKE ? ESCAPE '!'", "%" + literal + "%");
    }

    /// `select`, then these conditions, then `tail`, whose `?` take the given values.
    public Query query(EntityManager entities, String select, String tail, Object... values) {
        var sql = new StringBuilder(select).append(where);
        int next = parameters.size();
        for (int i = 0; i < tail.length(); i++) {
            char c = tail.charAt(i);
            sql.append(c);
            if (c == '?') {
                sql.append(++next);
            }
        }
        Query query = entities.createNativeQuery(sql.toString());
        var all = new ArrayList<>(parameters);
        all.addAll(List.of(values));
        for (int i = 0; i < all.size(); i++) {
            query.setParameter(i + 1, all.get(i));
        }
        return query;
    }

    /// How many rows match.
    public long count(EntityManager entities, String from) {
        return ((Number) query(entities, "SELECT COUNT(*) FROM " + from, "").getSingleResult()).longValue();
    }
}
