package dev.gonemaster.jobs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/// A queue whose store carries calls out and loses the answers, as a network does. Thread-safe.
final class LostAnswers {
    private final AtomicInteger toLose;

    private LostAnswers(int toLose) {
        this.toLose = new AtomicInteger(toLose);
    }

    /// @param method of the queue
    /// @param times how many answers to it are lost, from the first on
    static JobQueue to(JobQueue queue, String method, int times) {
        return of(queue, method, times, true);
    }

    /// As [#to], but the calls are not carried out either.
    static JobQueue lostCalls(JobQueue queue, String method, int times) {
        return of(queue, method, times, false);
    }

    private static JobQueue of(JobQueue queue, String method, int times, boolean carriedOut) {
        var answers = new LostAnswers(times);
        return (JobQueue) Proxy.newProxyInstance(LostAnswers.class.getClassLoader(), new Class<?>[] {JobQueue.class},
                (_, called, arguments) -> {
                    boolean lost = called.getName().equals(method) && answers.toLose.getAndDecrement() > 0;
                    try {
                        Object answer = lost && !carriedOut ? null : called.invoke(queue, arguments);
                        if (lost) {
                            throw new StoreUnavailableException("lost for a test", new IllegalStateException());
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
