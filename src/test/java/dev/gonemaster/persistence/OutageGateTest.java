package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.Eventually;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sqlite.JDBC;

class OutageGateTest {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CountDownLatch patience = new CountDownLatch(0);
    private volatile boolean away;
    private final OutageGate gate = new OutageGate((PlainDataSource) this::borrow);

    private Connection borrow() throws SQLException {
        asked.incrementAndGet();
        try {
            patience.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (away) {
            throw new SQLTransientConnectionException("request timed out");
        }
        return JDBC.createConnection("jdbc:sqlite::memory:", new Properties());
    }

    private void borrowed() {
        try {
            gate.getConnection().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whileTheDatabaseIsThereEverybodyAsksThePool() {
        for (int i = 1; i <= 3; i++) {
            borrowed();
            assertThat(asked).hasValue(i);
        }
    }

    @Test
    void inAnOutageOneWaitsAndTheOthersAreRefusedAtOnce() throws Exception {
        away = true;
        assertThatThrownBy(gate::getConnection).hasMessage("request timed out");
        patience = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> assertThatThrownBy(gate::getConnection)
                .hasMessage("request timed out"), Thread::startVirtualThread);
        Eventually.await("one waits", () -> asked.get() == 2);

        assertThatThrownBy(gate::getConnection).isInstanceOf(SQLTransientConnectionException.class)
                .hasMessage("the database was away a moment ago: request timed out");
        assertThat(asked).hasValue(2);
        patience.countDown();
        first.get();
    }

    @Test
    void whoeverGetsAConnectionEndsTheOutageForAll() {
        away = true;
        assertThatThrownBy(gate::getConnection).isInstanceOf(SQLException.class);
        away = false;

        borrowed();

        patience = new CountDownLatch(1);
        var one = CompletableFuture.runAsync(this::borrowed, Thread::startVirtualThread);
        var other = CompletableFuture.runAsync(this::borrowed, Thread::startVirtualThread);
        Eventually.await("both ask the pool", () -> asked.get() == 4);
        patience.countDown();
        CompletableFuture.allOf(one, other).join();
    }
}
