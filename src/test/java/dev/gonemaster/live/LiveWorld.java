package dev.gonemaster.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A small DNS of real servers: a root and `xa.` on one Knot; `signed.xa.` and [#SLOW_ZONES] zones `zN.xa.` on another.
/// Each `zN.xa.` has a second name server that is silent, so that testing it takes seconds.
public final class LiveWorld {
    public static final int SLOW_ZONES = 50;
    private static final String PARENT = "127.53.0.1";
    private static final String CHILD = "127.53.0.2";
    private static final String SECOND_CHILD = "127.53.0.3";
    private static final String SILENT = "127.53.0.9";
    private static final String SOA = "@ SOA ns1 hostmaster 1 14400 3600 1209600 3600\n";

    private final Path folder;

    private LiveWorld(Path folder) {
        this.folder = folder;
    }

    public static LiveWorld start(NetworkNamespace namespace, Path folder) throws IOException {
        var world = new LiveWorld(folder);
        Files.writeString(world.hints(),
                ". 3600 NS ns1.root-servers.xa.\nns1.root-servers.xa. 3600 A " + PARENT + "\n");
        world.parent().start(namespace);
        world.child().start(namespace);
        namespace.start(folder.resolve("silent.log"), List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", "target/test-classes", SilentServer.class.getName(), SILENT));
        return world;
    }

    /// Root hints in named.root format.
    public Path hints() {
        return folder.resolve("hints");
    }

    private KnotServer parent() {
        var delegations = new StringBuilder("""
                signed NS ns1.signed
                signed NS ns2.signed
                ns1.signed A %s
                ns2.signed A %s
                """.formatted(CHILD, SECOND_CHILD));
        for (int i = 1; i <= SLOW_ZONES; i++) {
            delegations.append("z%d NS ns1.z%d\nz%d NS silent.z%d\n".formatted(i, i, i, i))
                    .append("ns1.z%d A %s\nsilent.z%d A %s\n".formatted(i, CHILD, i, SILENT));
        }
        return new KnotServer(folder.resolve("parent"), PARENT)
                .zone(".", """
                        @ SOA ns1.root-servers.xa. hostmaster.xa. 1 14400 3600 1209600 3600
                        @ NS ns1.root-servers.xa.
                        xa. NS ns1.root-servers.xa.
                        ns1.root-servers.xa. A %s
                        """.formatted(PARENT))
                .zone("xa.", """
                        @ SOA ns1.root-servers hostmaster 1 14400 3600 1209600 3600
                        @ NS ns1.root-servers
                        ns1.root-servers A %s
                        """.formatted(PARENT) + delegations);
    }

    private KnotServer child() {
        var server = new KnotServer(folder.resolve("child"), CHILD, SECOND_CHILD)
                .signedZone("signed.xa.", SOA + """
                        @ NS ns1
                        @ NS ns2
                        @ MX 10 mail
                        ns1 A %s
                        ns2 A %s
                        mail A %s
                        """.formatted(CHILD, SECOND_CHILD, CHILD));
        for (int i = 1; i <= SLOW_ZONES; i++) {
            server.zone("z" + i + ".xa.", SOA + "@ NS ns1\n@ NS silent\n@ MX 10 ns1\nns1 A " + CHILD + "\nsilent A "
                    + SILENT + "\n");
        }
        return server;
    }
}
