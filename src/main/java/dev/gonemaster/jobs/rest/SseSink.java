package dev.gonemaster.jobs.rest;

import dev.gonemaster.json.ApiJson;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Server-sent events by JAX-RS.
final class SseSink implements EventSink {
    private static final int SEND_SECONDS_MAX = 60;

    private final Sse sse;
    private final SseEventSink sink;

    SseSink(Sse sse, SseEventSink sink) {
        this.sse = sse;
        this.sink = sink;
    }

    @Override
    public void send(String event, Object data) throws IOException {
        send(sse.newEventBuilder().name(event).data(String.class, ApiJson.MAPPER.writeValueAsString(data)).build());
    }

    @Override
    public void heartbeat() throws IOException {
        send(sse.newEventBuilder().comment("").build());
    }

    @Override
    public void close() {
        sink.close();
    }

    private void send(OutboundSseEvent event) throws IOException {
        try {
            sink.send(event).toCompletableFuture().get(SEND_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            throw new IOException("client is gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stream was ended", e);
        }
    }
}
