package dev.gonemaster.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What lies between a server of ours and its database, and fails as networks do: a port of 127.0.0.1 that leads to
/// another one. Thread-safe.
public final class FailingNetwork implements AutoCloseable {
    private static final int OCTETS_MAX = 16_384;

    private enum State { WORKS, SILENT, LOSES_ANSWERS }

    private final int target;
    private final ServerSocket entry;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private State state = State.WORKS;

    /// @param target the database's port
    public FailingNetwork(int target) {
        this.target = target;
        try {
            entry = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    public int port() {
        return entry.getLocalPort();
    }

    /// From now on nothing passes, and nobody hears why. What is said meanwhile is held, and arrives late or never.
    public void fallSilent() {
        become(State.SILENT);
    }

    /// From now on everything reaches the database, and no answer comes back.
    public void loseAnswers() {
        become(State.LOSES_ANSWERS);
    }

    /// Everything passes again, also what was held.
    public void work() {
        become(State.WORKS);
    }

    /// Resets all connections, and what was held is lost; then everything passes again.
    public void cut() {
        for (Socket socket : open) {
            reset(socket);
        }
        work();
    }

    @Override
    public void close() {
        try {
            entry.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private synchronized void become(State next) {
        state = next;
        notifyAll();
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = entry.accept();
                open.add(caller);
                Thread.startVirtualThread(() -> connect(caller));
            }
        } catch (IOException closed) {
            // By close(): nobody is let in any more.
        }
    }

    private void connect(Socket caller) {
        try {
            var database = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(database);
            Thread.startVirtualThread(() -> pass(caller, database, false));
            pass(database, caller, true);
        } catch (IOException refused) {
            reset(caller);
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var octets = new byte[OCTETS_MAX];
            for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
                if (mayPass(from, answers)) {
                    out.write(octets, 0, count);
                }
            }
            to.shutdownOutput();
        } catch (IOException over) {
            reset(from);
            reset(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits while the network is silent.
    private synchronized boolean mayPass(Socket from, boolean answer) throws InterruptedException, IOException {
        while (state == State.SILENT) {
            wait();
        }
        if (from.isClosed()) {
            throw new IOException("cut");
        }
        return !(answer && state == State.LOSES_ANSWERS);
    }

    private void reset(Socket socket) {
        open.remove(socket);
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closedAlready) {
            // Then there is nothing left to reset.
        }
    }
}
