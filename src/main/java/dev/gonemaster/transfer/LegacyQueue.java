package dev.gonemaster.transfer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The jobs of the Go gonemaster that have no run, in the order in which they were created. They are those that wait,
/// those that run, and a few that ended badly; the list is read once, since nothing there could give it in order page
/// by page.
final class LegacyQueue {
    private final List<Item> items;

    private record Item(String created, String id, String domain, boolean ended) {
    }

    private LegacyQueue(List<Item> items) {
        this.items = items;
    }

    static LegacyQueue read(Connection connection) throws SQLException {
        var items = new ArrayList<Item>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT j.created_at, j.id, j.domain, j.status FROM jobs j
                WHERE NOT EXISTS (SELECT 1 FROM runs r WHERE r.id = j.id)""")) {
            while (rows.next()) {
                items.add(new Item(rows.getString(1), rows.getString(2), rows.getString(3),
                        LegacyRun.state(rows.getString(4)).terminal()));
            }
        }
        items.sort(Comparator.comparing(Item::created).thenComparing(Item::id));
        return new LegacyQueue(items);
    }

    int size() {
        return items.size();
    }

    /// Jobs that have ended, and so get a run here.
    long ended() {
        return items.stream().filter(Item::ended).count();
    }

    Set<String> domainsOfEnded() {
        var names = new TreeSet<String>();
        items.stream().filter(Item::ended).map(Item::domain).forEach(names::add);
        return names;
    }

    String created(int at) {
        return items.get(at).created();
    }

    String id(int at) {
        return items.get(at).id();
    }
}
