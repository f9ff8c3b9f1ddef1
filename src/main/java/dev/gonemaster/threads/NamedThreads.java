package dev.gonemaster.threads;

import java.util.concurrent.ThreadFactory;

/// Threads of a factory under a name of their own, which do not keep the process from ending.
///
/// @param factory makes the threads, in a server the container's: they know its names and class loader
public record NamedThreads(ThreadFactory factory, String name) implements ThreadFactory {
    @Override
    public Thread newThread(Runnable work) {
        Thread thread = factory.newThread(work);
        thread.setName(name);
        thread.setDaemon(true);
        return thread;
    }
}
