package dev.gonemaster.blackbox;

import dev.gonemaster.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A stock Payara Server with our WAR, prepared and started by `server-config/payara/server.sh`.
final class PayaraServer {
    private static final Path SCRIPTS = Path.of("server-config", "payara").toAbsolutePath();
    private static final String SCRIPT = SCRIPTS.resolve("server.sh").toString();
    private static final String DOMAIN = "gonemaster";

    private PayaraServer() {
    }

    /// In a domain of its own, copied from the prepared one, on ports of its own.
    ///
    /// @param environment `GONEMASTER_` variables
    static ServerProcess start(Path folder, Backend backend, Map<String, String> environment) throws IOException {
        Path prepared = prepared();
        Preparation.copy(prepared.resolve(DOMAIN), folder.resolve(DOMAIN), List.of("osgi-cache", "logs"));
        Path configuration = folder.resolve(DOMAIN).resolve("config/domain.xml");
        int port = FreePort.next();
        int adminPort = FreePort.next();
        Files.writeString(configuration, Files.readString(configuration)
                .replace(port(prepared, "http"), String.valueOf(port))
                .replace(port(prepared, "admin"), String.valueOf(adminPort)));
        ProcessBuilder command = new ProcessBuilder(SCRIPT, "start", backend.driver().name().toLowerCase(Locale.ROOT),
                asadmin(), "--verbose", "--domaindir", folder.toString(), DOMAIN);
        command.environment().putAll(environment);
        command.environment().putAll(backend.byDsn());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("AS_JAVA", System.getProperty("java.home"));
        return ServerProcess.start(command, port, folder.resolve("server.log"));
    }

    private static Path prepared() throws IOException {
        Path war = ServerUnderTest.buildFolder().resolve("gonemaster.war");
        return Preparation.once("payara", List.of(SCRIPTS.resolve("server.asadmin"), SCRIPTS.resolve("server.sh"), war),
                folder -> {
                    Path.of(asadmin()).toFile().setExecutable(true);
                    Path.of(asadmin()).resolveSibling("../glassfish/bin/asadmin").toFile().setExecutable(true);
                    String admin = String.valueOf(FreePort.next());
                    String http = String.valueOf(FreePort.next());
                    Files.writeString(folder.resolve("admin"), admin);
                    Files.writeString(folder.resolve("http"), http);
                    Preparation.run(new ProcessBuilder(asadmin(), "create-domain", "--nopassword", "--domaindir",
                            folder.toString(), "--adminport", admin, "--instanceport", http, DOMAIN),
                            folder.resolve("create.log"));
                    ProcessBuilder install = new ProcessBuilder(SCRIPT, "install", asadmin(), war.toString(),
                            "--domaindir", folder.toString(), DOMAIN);
                    install.environment().put("AS_ADMIN_PORT", admin);
                    install.environment().put("AS_JAVA", System.getProperty("java.home"));
                    Preparation.run(install, folder.resolve("install.log"));
                });
    }

    private static String port(Path prepared, String of) throws IOException {
        return Files.readString(prepared.resolve(of));
    }

    private static String asadmin() {
        return Path.of(System.getProperty("payara.home"), "bin", "asadmin").toString();
    }
}
