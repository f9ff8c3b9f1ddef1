package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.jobs.StoreUnavailableException;
import jakarta.persistence.EntityManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class IdBlocksTest {
    /// A database that does not answer until it is let.
    private static final class Hanging implements Transactions {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answers = new CountDownLatch(1);

        @Override
        public Dialect dialect() {
            return Dialect.POSTGRES;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T write(Function<EntityManager, T> work) {
            asked.countDown();
            try {
                answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return (T) (Object) 1L;
        }

        @Override
        public <T> T read(Function<EntityManager, T> work) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void whoWaitsForTheBlockOfAnotherDoesSoForALimitedTime() throws Exception {
        var database = new Hanging();
        var blocks = new IdBlocks(database, "jobs");
        var first = CompletableFuture.supplyAsync(blocks::next, Thread::startVirtualThread);
        database.asked.await();
        long began = System.nanoTime();

        assertThatThrownBy(blocks::next).isInstanceOf(StoreUnavailableException.class);

        assertThat(System.nanoTime() - began).isBetween(IdBlocks.WAIT_MAX.toNanos(), 2 * IdBlocks.WAIT_MAX.toNanos());
        database.answers.countDown();
        assertThat(first.get()).isEqualTo(1);
        assertThat(blocks.next(2)).containsExactly(2L, 3L);
    }
}
