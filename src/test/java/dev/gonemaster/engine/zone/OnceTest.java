package dev.gonemaster.engine.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceTest {
    private final AtomicInteger searches = new AtomicInteger();

    @Test
    void manyWhoAskAtTheSameTimeShareOneSearch() throws Exception {
        var asking = new CountDownLatch(20);
        var once = new Once<>(() -> {
            await(asking);
            return searches.incrementAndGet();
        });
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tasks.add(() -> {
                asking.countDown();
                return once.value();
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(tasks, 10, TimeUnit.SECONDS)) {
                assertThat(result.get()).isEqualTo(1);
            }
        }
    }

    @Test
    void afterAFailureTheNextOneSearchesAgain() {
        var once = new Once<>(() -> {
            if (searches.incrementAndGet() == 1) {
                throw new IllegalStateException("first");
            }
            return searches.get();
        });

        assertThatThrownBy(once::value).hasMessage("first");
        assertThat(once.value()).isEqualTo(2);
        assertThat(once.value()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
