package dev.gonemaster.live;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

/// Takes every datagram on port 53 of an address and never answers. Run inside a namespace.
public final class SilentServer {
    private SilentServer() {
    }

    public static void main(String[] args) throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress(args[0], 53))) {
            var packet = new DatagramPacket(new byte[512], 512);
            while (true) {
                socket.receive(packet);
            }
        }
    }
}
