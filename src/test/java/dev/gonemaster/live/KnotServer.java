package dev.gonemaster.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Knot DNS serving zones on addresses of a namespace, port 53. It signs what is to be signed when it starts, so that
/// signatures are as old as the test.
public final class KnotServer {
    private final Path folder;
    private final List<String> addresses;
    private final Map<String, Boolean> signedByZone = new LinkedHashMap<>();

    public KnotServer(Path folder, String... addresses) {
        this.folder = folder;
        this.addresses = List.of(addresses);
    }

    /// @param name with final dot
    /// @param records in zone file format, relative to the zone
    public KnotServer zone(String name, String records) {
        return zone(name, records, false);
    }

    /// As [#zone], signed with ECDSA P-256.
    public KnotServer signedZone(String name, String records) {
        return zone(name, records, true);
    }

    public void start(NetworkNamespace namespace) {
        write("knot.conf", configuration());
        namespace.start(folder.resolve("log"), List.of("knotd", "-c", folder.resolve("knot.conf").toString()));
    }

    private KnotServer zone(String name, String records, boolean signed) {
        signedByZone.put(name, signed);
        write(file(name), "$ORIGIN " + name + "\n$TTL 3600\n" + records);
        return this;
    }

    private String configuration() {
        var lines = new ArrayList<String>();
        lines.add("server:\n    user: root:root\n    rundir: \"" + folder + "\"");
        lines.add("    listen: [ " + String.join(", ", addresses.stream().map(it -> "\"" + it + "@53\"").toList())
                + " ]");
        lines.add("database:\n    storage: \"" + folder.resolve("db") + "\"");
        lines.add("policy:\n  - id: signing\n    algorithm: ECDSAP256SHA256\n    single-type-signing: on");
        lines.add("zone:");
        signedByZone.forEach((name, signed) -> lines.add("  - domain: " + name + "\n    file: \""
                + folder.resolve(file(name)) + "\"\n    zonefile-load: difference-no-serial\n    zonefile-sync: -1\n"
                + "    journal-content: all" + (signed ? "\n    dnssec-signing: on\n    dnssec-policy: signing" : "")));
        return String.join("\n", lines) + "\n";
    }

    private static String file(String zone) {
        return zone + "zone";
    }

    private void write(String file, String content) {
        try {
            Files.createDirectories(folder.resolve("db"));
            Files.writeString(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
