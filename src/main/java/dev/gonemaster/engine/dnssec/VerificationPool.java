package dev.gonemaster.engine.dnssec;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Where signatures are verified: on as many platform threads as the machine has cores, because arithmetic on virtual
/// threads keeps those from running that wait for answers. One for an engine. Its threads end when nothing is to do.
public final class VerificationPool {
    private static final Duration IDLE_MAX = Duration.ofSeconds(10);

    /// Whoever submits waits, so the queue is no longer than there are testcases at work.
    private final ThreadPoolExecutor threads;

    public VerificationPool() {
        int cores = Runtime.getRuntime().availableProcessors();
        threads = new ThreadPoolExecutor(cores, cores, IDLE_MAX.toSeconds(), TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("verify-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// Runs a task and waits for its end; what it throws is thrown on.
    <T> T run(Supplier<T> task) {
        try {
            return CompletableFuture.supplyAsync(task, threads).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw e;
        }
    }
}
