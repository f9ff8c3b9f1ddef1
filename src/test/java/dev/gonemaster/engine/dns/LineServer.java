package dev.gonemaster.engine.dns;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A server on loopback that reads a line from each client and then does as it is told; it listens from the start.
public final class LineServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Handler handler;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public LineServer(Handler handler) throws IOException {
        this.handler = handler;
        listening = new ServerSocket(0, 0, StoppedServer.LOOPBACK);
        Thread.ofVirtual().start(this::accept);
    }

    /// What a server does with one client; the connection ends when it returns.
    @FunctionalInterface
    public interface Handler {
        /// @param closed falls when the server is closed
        void serve(OutputStream client, CountDownLatch closed) throws IOException, InterruptedException;
    }

    public static LineServer answering(String text) throws IOException {
        return new LineServer((client, _) -> client.write(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    public static LineServer silent() throws IOException {
        return new LineServer((_, closed) -> closed.await());
    }

    /// Sends the text again and again.
    public static LineServer endless(String text) throws IOException {
        return new LineServer((client, closed) -> {
            while (closed.getCount() > 0) {
                client.write(text.getBytes(StandardCharsets.ISO_8859_1));
            }
        });
    }

    public int port() {
        return listening.getLocalPort();
    }

    public InetAddress address() {
        return listening.getInetAddress();
    }

    /// The lines that clients sent, in the order of arrival.
    public List<String> received() {
        return received;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            received.add(in.readLine());
            handler.serve(client.getOutputStream(), closed);
        } catch (IOException e) {
            // The client has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
