package dev.gonemaster.bench.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Threads that do the same at once.
final class Crew {
    private Crew() {
    }

    /// One of them.
    @FunctionalInterface
    interface Member {
        /// @param number from 0
        /// @return how much it did
        long work(int number) throws Exception;
    }

    /// @return what all did together
    static long run(int size, Member member) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(size)) {
            var tasks = new ArrayList<Callable<Long>>();
            for (int i = 0; i < size; i++) {
                int number = i;
                tasks.add(() -> member.work(number));
            }
            List<Future<Long>> done = threads.invokeAll(tasks);
            long sum = 0;
            for (Future<Long> one : done) {
                sum += one.get();
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
