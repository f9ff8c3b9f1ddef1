package dev.gonemaster.transfer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Some rows that belong together, read at one moment and to be written in one transaction.
///
/// @param rows in key order
/// @param position where the next page of this part begins; of the source's own making
/// @param last nothing follows in this part
record Page(Map<Table, List<Object[]>> rows, String position, boolean last) {
    static Page of(Part part, List<Object[]> rows, String position, boolean last) {
        Map<Table, List<Object[]>> all = new EnumMap<>(Table.class);
        all.put(part.tables().getFirst(), rows);
        return new Page(all, position, last);
    }

    static Map<Table, List<Object[]>> emptyRows(Part part) {
        Map<Table, List<Object[]>> all = new EnumMap<>(Table.class);
        part.tables().forEach(table -> all.put(table, new ArrayList<>()));
        return all;
    }

    List<Object[]> of(Table table) {
        return rows.getOrDefault(table, List.of());
    }

    /// Rows of all tables.
    int size() {
        return rows.values().stream().mapToInt(List::size).sum();
    }
}
