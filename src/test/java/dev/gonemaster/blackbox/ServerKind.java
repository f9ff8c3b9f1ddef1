package dev.gonemaster.blackbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The ways in which operators run the product.
enum ServerKind {
    /// The executable jar, by its script.
    JAR,
    /// A stock Payara Micro with the WAR.
    MICRO,
    /// A stock Payara Server with the WAR.
    PAYARA,
    /// A stock WildFly with the WAR.
    WILDFLY;

    /// Starts a server that asks loopback addresses alone. It is not ready yet.
    ///
    /// @param folder for what it writes
    /// @param settings further `GONEMASTER_` variables
    ServerProcess start(Path folder, Backend backend, Map<String, String> settings) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "GONEMASTER_HINTS", ServerUnderTest.hints(folder).toString(),
                "GONEMASTER_PUBLIC_API_ALLOW_NON_GLOBAL_TARGETS", "true"));
        environment.putAll(settings);
        return switch (this) {
            case JAR -> {
                environment.putAll(backend.byDsn());
                yield ExecutableJar.start(folder, environment);
            }
            case MICRO -> PayaraMicro.start(folder, backend, environment);
            case PAYARA -> PayaraServer.start(folder, backend, environment);
            case WILDFLY -> WildFly.start(folder, backend, environment);
        };
    }
}
