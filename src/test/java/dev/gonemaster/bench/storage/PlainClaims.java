package dev.gonemaster.bench.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The quickest known way to claim on each database, on a connection held throughout.
final class PlainClaims {
    private static final int HEAD_EVERY = 64;
    private static final int DEADLOCK = 1213;
    private static final String STARTED = "UPDATE plain_jobs SET status = 'running', attempt = attempt + 1,"
            + " started_at = 1, instance = ?";
    private static final String SQLITE = STARTED + " WHERE id IN (SELECT id FROM plain_jobs WHERE status = 'queued'"
            + " ORDER BY priority, id LIMIT ?) RETURNING id";
    private static final String POSTGRES = "WITH next AS MATERIALIZED (SELECT id FROM plain_jobs WHERE status ="
            + " 'queued' ORDER BY priority, id LIMIT ? FOR UPDATE SKIP LOCKED) " + STARTED
            + " FROM next WHERE plain_jobs.id = next.id RETURNING plain_jobs.id";

    private PlainClaims() {
    }

    static long takeAll(Site site, String instance, int atOnce) throws SQLException {
        return switch (site.driver()) {
            case SQLITE -> withOneWriter(site, instance, atOnce);
            case POSTGRES -> onPostgres(site, instance, atOnce);
            case MARIADB -> onMariadb(site, instance, atOnce);
            case MEMORY -> throw new IllegalArgumentException("no database");
        };
    }

    /// The writing connection is one, so it goes from hand to hand.
    private static long withOneWriter(Site site, String instance, int atOnce) throws SQLException {
        long taken = 0;
        while (true) {
            int now = 0;
            try (Connection connection = site.connect(false);
                    PreparedStatement update = connection.prepareStatement(SQLITE)) {
                update.setString(1, instance);
                update.setInt(2, atOnce);
                now = rows(update).size();
            }
            if (now == 0) {
                return taken;
            }
            taken += now;
        }
    }

    private static long onPostgres(Site site, String instance, int atOnce) throws SQLException {
        long taken = 0;
        try (Connection connection = site.connect(false);
                PreparedStatement update = connection.prepareStatement(POSTGRES)) {
            while (true) {
                update.setInt(1, atOnce);
                update.setString(2, instance);
                int now = rows(update).size();
                if (now == 0) {
                    return taken;
                }
                taken += now;
            }
        }
    }

    private static long onMariadb(Site site, String instance, int atOnce) throws SQLException {
        long taken = 0;
        long after = 0;
        int looks = 0;
        try (Connection connection = site.connect(false)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            while (true) {
                boolean head = looks++ % HEAD_EVERY == 0;
                try {
                    List<Long> now = lockedThenStarted(connection, instance, head ? 0 : after, atOnce);
                    connection.commit();
                    if (now.isEmpty() && head) {
                        return taken;
                    }
                    if (now.isEmpty()) {
                        looks = 0;
                        continue;
                    }
                    after = now.getLast();
                    taken += now.size();
                } catch (SQLException e) {
                    if (e.getErrorCode() != DEADLOCK) {
                        throw e;
                    }
                    connection.rollback();
                    LockSupport.parkNanos(1_000_000);
                }
            }
        }
    }

    private static List<Long> lockedThenStarted(Connection connection, String instance, long after, int atOnce)
            throws SQLException {
        List<Long> ids;
        try (PreparedStatement query = connection.prepareStatement("SELECT id FROM plain_jobs WHERE status = 'queued'"
                + " AND priority = 1 AND id > ? ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED")) {
            query.setLong(1, after);
            query.setInt(2, atOnce);
            ids = rows(query);
        }
        if (!ids.isEmpty()) {
            try (PreparedStatement update = connection.prepareStatement(STARTED + " WHERE id IN ("
                    + "?, ".repeat(ids.size() - 1) + "?)")) {
                update.setString(1, instance);
                for (int i = 0; i < ids.size(); i++) {
                    update.setLong(i + 2, ids.get(i));
                }
                update.executeUpdate();
            }
        }
        return ids;
    }

    private static List<Long> rows(PreparedStatement statement) throws SQLException {
        var ids = new ArrayList<Long>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }
}
