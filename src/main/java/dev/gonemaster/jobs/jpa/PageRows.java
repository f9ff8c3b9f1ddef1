package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.Slice;
import dev.gonemaster.persistence.Conditions;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The entities of one page. What lies before it is skipped in the index and never read.
final class PageRows {
    private PageRows() {
    }

    static <T> List<T> of(EntityManager entities, Conditions where, String table, String order, Slice slice,
                          Class<T> type) {
        List<?> rows = where.query(entities, "SELECT id FROM " + table, " ORDER BY " + order + " LIMIT ? OFFSET ?",
                slice.limit(), slice.offset()).getResultList();
        if (rows.isEmpty()) {
            return List.of();
        }
        var numbers = new ArrayList<Long>(rows.size());
        for (Object number : rows) {
            numbers.add(((Number) number).longValue());
        }
        Map<Long, T> found = new HashMap<>();
        for (T entity : entities.createQuery("SELECT e FROM " + type.getSimpleName() + " e WHERE e.id IN :numbers", type)
                .setParameter("numbers", numbers).getResultList()) {
            found.put((Long) entities.getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(entity), entity);
        }
        var page = new ArrayList<T>(numbers.size());
        for (Long number : numbers) {
            T entity = found.get(number);
            if (entity != null) {
                page.add(entity);
            }
        }
        return page;
    }
}
