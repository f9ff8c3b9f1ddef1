package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DatabaseCheckTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void anAnswerHoldsForASecond() {
        var check = new DatabaseCheck(() -> reads.incrementAndGet() > 0, Thread::new, now::get);

        assertThat(check.reachable()).isTrue();
        now.addAndGet(DatabaseCheck.LIMIT_NANOS - 1);
        assertThat(check.reachable()).isTrue();
        assertThat(reads).hasValue(1);
        now.incrementAndGet();
        assertThat(check.reachable()).isTrue();
        assertThat(reads).hasValue(2);
    }

    @Test
    void aFailedReadMeansAwayUntilOneSucceeds() {
        var broken = new AtomicBoolean(true);
        var check = new DatabaseCheck(() -> {
            if (broken.get()) {
                throw new IllegalStateException("away");
            }
            return true;
        }, Thread::new, now::get);

        assertThat(check.reachable()).isFalse();
        broken.set(false);
        now.addAndGet(DatabaseCheck.LIMIT_NANOS);
        assertThat(check.reachable()).isTrue();
    }

    @Test
    void aReadThatHangsIsNotWaitedForAndNotRepeated() throws Exception {
        var hang = new CountDownLatch(1);
        Thread[] reader = new Thread[1];
        var check = new DatabaseCheck(() -> {
            reads.incrementAndGet();
            hang.await();
            return true;
        }, work -> reader[0] = new Thread(work), now::get);

        assertThat(check.reachable()).isFalse();
        now.addAndGet(10 * DatabaseCheck.LIMIT_NANOS);
        assertThat(check.reachable()).isFalse();
        hang.countDown();
        reader[0].join();
        assertThat(reads).hasValue(1);
        assertThat(check.reachable()).isTrue();
        assertThat(reads).hasValue(2);
    }
}
