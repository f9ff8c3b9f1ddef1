package dev.gonemaster.jobs;

import dev.gonemaster.engine.Engine;
import dev.gonemaster.instances.Instances;

/// A [TestServer] for those outside this package, at the pace of the product.
public final class WorkingServer implements AutoCloseable {
    private final TestServer server;

    private WorkingServer(TestServer server) {
        this.server = server;
    }

    public static WorkingServer start(TestStores stores, Instances instances, Engine engine, int runsAtOnce) {
        return new WorkingServer(TestServer.atItsPace(stores, instances, engine, runsAtOnce));
    }

    /// Lets the queue be looked at now.
    public void wake() {
        server.workers().wake();
    }

    @Override
    public void close() {
        server.close();
    }
}
