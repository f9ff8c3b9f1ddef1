package dev.gonemaster.jobs.rest;

import java.io.IOException;

/// Where a stream's events go: the connection of one client. Methods may block as long as the client is slow.
interface EventSink extends AutoCloseable {
    /// @throws IOException when the client is gone
    void send(String event, Object data) throws IOException;

    /// Says nothing, so that nobody between takes the silence for an end.
    ///
    /// @throws IOException when the client is gone
    void heartbeat() throws IOException;

    @Override
    void close();
}
