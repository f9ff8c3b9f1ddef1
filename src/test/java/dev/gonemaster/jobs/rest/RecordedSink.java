package dev.gonemaster.jobs.rest;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Remembers what was sent; may refuse, as when the client is gone.
final class RecordedSink implements EventSink {
    final List<String> sent = new CopyOnWriteArrayList<>();
    final CountDownLatch closed = new CountDownLatch(1);
    volatile boolean gone;

    @Override
    public void send(String event, Object data) throws IOException {
        if (gone) {
            throw new IOException("gone");
        }
        var state = (JobStream.State) data;
        sent.add(event + " " + state.status() + " " + state.progress());
    }

    @Override
    public void heartbeat() throws IOException {
        sent.add("heartbeat");
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
