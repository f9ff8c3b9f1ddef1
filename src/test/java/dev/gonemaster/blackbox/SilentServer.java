package dev.gonemaster.blackbox;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.junit.jupiter.api.Assumptions;

/// A name server on loopback that takes every question and answers none, so that a job for it takes its time.
final class SilentServer implements AutoCloseable {
    static final String ADDRESS = "127.83.53.1";
    private static final int PORT = 53;
    private static final int PATIENCE_SECONDS = 120;

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

    /// Posts a job that asks this server alone, and is patient, so that it runs until it is canceled.
    ///
    /// @return its id
    String submit(String domain) {
        return submit(Api.server(), domain);
    }

    String submit(Caller server, String domain) {
        return submit(server, domain, PATIENCE_SECONDS);
    }

    /// @param seconds to wait for each answer
    String submit(Caller server, String domain, int seconds) {
        return server.accepted("""
                {"domain":"%1$s","nameservers":[{"ns":"ns1.%1$s","ip":"%2$s"},{"ns":"ns2.%1$s","ip":"%2$s"}],
                 "profile_overrides":{"resolver":{"defaults":{"timeout":%3$d,"retry":1,"retrans":%3$d}}}}"""
                .formatted(domain, ADDRESS, seconds));
    }

    @Override
    public void close() {
        socket.close();
    }
}
