package dev.gonemaster.persistence;

import dev.gonemaster.jobs.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/// Hands out numbers from 1, never the same twice on any number of servers. They come in blocks, one update per block
/// and server; what is left of a block when a server stops, or when the answer to the update is lost, is never used.
/// Thread-safe; not to be called inside a transaction.
public final class IdBlocks {
    /// Named size: numbers of one block.
    public static final int BLOCK = 10_000;
    /// Named limit: how long a caller waits while another one fetches a block. Not longer than for a connection, or a
    /// database that hangs would gather all callers here.
    static final Duration WAIT_MAX = Connections.WAIT_MAX;

    private final Transactions transactions;
    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private long next;
    private long end;

    /// @param name a row of the table `id_blocks`
    public IdBlocks(Transactions transactions, String name) {
        this.transactions = transactions;
        this.name = name;
    }

    /// @throws StoreUnavailableException also when the database hangs while others fetch a block
    public long next() {
        return next(1).getFirst();
    }

    /// The next numbers, rising.
    public List<Long> next(int count) {
        lock();
        try {
            var numbers = new ArrayList<Long>(count);
            for (int i = 0; i < count; i++) {
                numbers.add(one());
            }
            return numbers;
        } finally {
            lock.unlock();
        }
    }

    private void lock() {
        try {
            if (!lock.tryLock(WAIT_MAX.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StoreUnavailableException("no numbers come from the database", new TimeoutException());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while numbers were fetched", e);
        }
    }

    private long one() {
        if (next == end) {
            next = transactions.write(entities -> JdbcWork.in(entities, this::block));
            end = next + BLOCK;
        }
        return next++;
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
