package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Position;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.persistence.Conditions;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a table with numbers: first the numbers, which an index may give alone, then their entities. What lies
/// before the page is skipped in the index and never read, or, where the item before it is known, not even that.
///
/// @param where which rows the whole list holds
/// @param type entity of the table
record PageRows<E>(EntityManager entities, String table, Conditions where, ListOrder order, Class<E> type) {
    /// @param item makes what is listed
    <T> Page<T> page(Slice slice, Function<E, T> item) {
        List<Position> rows = rows(slice);
        List<T> items = rows.isEmpty() ? List.of() : found(rows).stream().map(item).toList();
        long total = slice.lengthBy(rows.size()).orElseGet(() -> where.count(entities, table));
        return new Page<>(items, total, rows.isEmpty() ? null : rows.getLast());
    }

    private List<Position> rows(Slice slice) {
        var rows = new ArrayList<Position>(slice.limit());
        long skipped = slice.after() == null ? slice.offset() : 0;
        for (Conditions part : order.behind(where, slice.after())) {
            if (rows.size() < slice.limit()) {
                for (Object row : part.query(entities, "SELECT id, " + order.key() + " FROM " + table,
                        " ORDER BY " + order.sql() + " LIMIT ? OFFSET ?", slice.limit() - rows.size(), skipped)
                        .getResultList()) {
                    Object[] columns = (Object[]) row;
                    rows.add(new Position(key(columns[1]), ((Number) columns[0]).longValue()));
                }
            }
        }
        return rows;
    }

    private static @Nullable Object key(@Nullable Object column) {
        return column instanceof Number number ? (Object) number.longValue() : column;
    }

    /// A row may have gone since its number was read.
    private List<E> found(List<Position> rows) {
        Map<Long, E> found = new HashMap<>();
        for (E entity : entities.createQuery("SELECT e FROM " + type.getSimpleName() + " e WHERE e.id IN :numbers", type)
                .setParameter("numbers", rows.stream().map(Position::number).toList()).getResultList()) {
            found.put((Long) entities.getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(entity), entity);
        }
        return rows.stream().map(row -> found.get(row.number())).filter(Objects::nonNull).toList();
    }
}
