package dev.gonemaster.blackbox;

import dev.gonemaster.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// A stock Payara Micro with our WAR, started by `server-config/payara/micro.sh`.
final class PayaraMicro {
    private static final Path SCRIPT = Path.of("server-config", "payara", "micro.sh").toAbsolutePath();

    private PayaraMicro() {
    }

    /// @param environment `GONEMASTER_` variables
    static ServerProcess start(Path folder, Backend backend, Map<String, String> environment) throws IOException {
        int port = FreePort.next();
        ProcessBuilder command = new ProcessBuilder(SCRIPT.toString(),
                backend.driver().name().toLowerCase(Locale.ROOT), System.getProperty("payara-micro.jar"),
                ServerUnderTest.buildFolder().resolve("gonemaster.war").toString(), "--port", String.valueOf(port));
        command.environment().putAll(environment);
        command.environment().putAll(backend.byDsn());
        command.environment().putAll(Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + folder));
        return ServerProcess.start(command, port, folder.resolve("server.log"));
    }
}
