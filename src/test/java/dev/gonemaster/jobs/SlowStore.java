package dev.gonemaster.jobs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Makes every call of stores wait in native code for a while before it goes through. Thread-safe.
final class SlowStore {
    private final AtomicInteger blocked = new AtomicInteger();
    private final AtomicLong longestNanos = new AtomicLong();
    private volatile Duration block = Duration.ZERO;

    void blockFor(Duration time) {
        block = time;
    }

    /// Calls that wait now.
    int blocked() {
        return blocked.get();
    }

    Duration longest() {
        return Duration.ofNanos(longestNanos.get());
    }

    <T> T before(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (_, method, arguments) -> {
                    waitInside();
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    private void waitInside() {
        Duration time = block;
        if (!time.isPositive()) {
            return;
        }
        blocked.incrementAndGet();
        long start = System.nanoTime();
        try {
            NativeSleep.sleep(time);
        } finally {
            longestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
            blocked.decrementAndGet();
        }
    }
}
