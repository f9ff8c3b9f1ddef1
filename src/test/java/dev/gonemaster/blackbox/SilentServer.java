package dev.gonemaster.blackbox;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.junit.jupiter.api.Assumptions;

/// A name server on loopback that takes every question and answers none, so that a job for it takes its time.
final class SilentServer implements AutoCloseable {
    static final String ADDRESS = "127.83.53.1";
    private static final int PORT = 53;

    private final DatagramSocket socket;

    private SilentServer(DatagramSocket socket) {
        this.socket = socket;
    }

    /// Skips the calling test, and says why, where this user may not listen on that port.
    static SilentServer start() {
        try {
            return new SilentServer(new DatagramSocket(PORT, InetAddress.ofLiteral(ADDRESS)));
        } catch (IOException e) {
            String reason = "skipped: cannot listen on " + ADDRESS + " port " + PORT + ": " + e.getMessage();
            System.out.println(reason);
            return Assumptions.abort(reason);
        }
    }

    /// Posts a job that asks this server alone.
    ///
    /// @return its id
    String submit(String domain) {
        return Api.accepted("{\"domain\":\"" + domain + "\",\"nameservers\":[{\"ns\":\"ns1." + domain + "\",\"ip\":\""
                + ADDRESS + "\"},{\"ns\":\"ns2." + domain + "\",\"ip\":\"" + ADDRESS + "\"}]}");
    }

    @Override
    public void close() {
        socket.close();
    }
}
