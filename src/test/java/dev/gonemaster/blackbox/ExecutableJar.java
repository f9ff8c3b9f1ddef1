package dev.gonemaster.blackbox;

import dev.gonemaster.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The executable jar, started the way an operator does.
final class ExecutableJar {
    private static final Path SCRIPT = Path.of("bin", "gonemaster-server").toAbsolutePath();

    private ExecutableJar() {
    }

    /// @param environment `GONEMASTER_` variables
    static ServerProcess start(Path folder, Map<String, String> environment) throws IOException {
        int port = FreePort.next();
        ProcessBuilder command = command(List.of("--listen", "127.0.0.1:" + port));
        command.environment().putAll(environment);
        return ServerProcess.start(command, port, folder.resolve("server.log"));
    }

    /// @param flags besides the address to listen on
    static ServerProcess start(Path folder, List<String> flags) throws IOException {
        int port = FreePort.next();
        List<String> words = new ArrayList<>(List.of("--listen", "127.0.0.1:" + port));
        words.addAll(flags);
        return ServerProcess.start(command(words), port, folder.resolve("server.log"));
    }

    /// Of quick start rather than of high speed, and with a cache of unpacked jars below the build folder.
    static ProcessBuilder command(List<String> flags) {
        List<String> words = new ArrayList<>(List.of(SCRIPT.toString()));
        words.addAll(flags);
        ProcessBuilder command = new ProcessBuilder(words);
        command.environment().putAll(Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "XDG_CACHE_HOME", ServerUnderTest.buildFolder().resolve("cache").toString(),
                "GONEMASTER_AOT", "off",
                "GONEMASTER_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -Xmx512m"));
        return command;
    }
}
