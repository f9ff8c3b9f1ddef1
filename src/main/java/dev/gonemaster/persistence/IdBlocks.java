package dev.gonemaster.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Hands out numbers from 1, never the same twice on any number of servers. They come in blocks, one update per block
/// and server; what is left of a block when a server stops is never used. Thread-safe; not to be called inside a
/// transaction.
public final class IdBlocks {
    /// Named size: numbers of one block.
    public static final int BLOCK = 10_000;

    private final Transactions transactions;
    private final String name;
    private long next;
    private long end;

    /// @param name a row of the table `id_blocks`
    public IdBlocks(Transactions transactions, String name) {
        this.transactions = transactions;
        this.name = name;
    }

    public synchronized long next() {
        if (next == end) {
            next = transactions.write(entities -> JdbcWork.in(entities, this::block));
            end = next + BLOCK;
        }
        return next++;
    }

    /// The next numbers, rising.
    public synchronized List<Long> next(int count) {
        var numbers = new ArrayList<Long>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(next());
        }
        return numbers;
    }

    private long block(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE id_blocks SET next_id = next_id + ? WHERE name = ?")) {
            update.setInt(1, BLOCK);
            update.setString(2, name);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("no id block " + name);
            }
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT next_id FROM id_blocks WHERE name = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1) - BLOCK;
            }
        }
    }
}
