package dev.gonemaster.retention;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.NoSuchObjectLocalException;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Timers that never go off. Knows single-action timers only, and insists that they do not outlive the process.
/// Thread-safe.
final class RecordedTimers {
    private final List<Long> armed = new CopyOnWriteArrayList<>();
    private final List<Long> alive = new CopyOnWriteArrayList<>();

    /// Milliseconds of every timer that was made, in order.
    List<Long> armed() {
        return List.copyOf(armed);
    }

    /// Of these, those that were not canceled.
    List<Long> alive() {
        return List.copyOf(alive);
    }

    /// The timers that were not canceled go off.
    void goOff() {
        alive.clear();
    }

    TimerService service() {
        return proxy(TimerService.class, (method, arguments) -> {
            assertThat(method).isEqualTo("createSingleActionTimer");
            assertThat(((TimerConfig) arguments[1]).isPersistent()).isFalse();
            Long millis = (Long) arguments[0];
            armed.add(millis);
            alive.add(millis);
            return proxy(Timer.class, (called, _) -> {
                assertThat(called).isEqualTo("cancel");
                if (!alive.remove(millis)) {
                    throw new NoSuchObjectLocalException("it has gone off");
                }
                return null;
            });
        });
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (_, method, arguments) -> call.made(method.getName(), arguments)));
    }

    private interface Call {
        Object made(String method, Object[] arguments);
    }
}
