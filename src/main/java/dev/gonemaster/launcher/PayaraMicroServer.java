package dev.gonemaster.launcher;

import dev.gonemaster.config.ServerConfig;
import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Boots one Payara Micro in this process through its API and deploys the WAR in it.
///
/// Payara's own main class and its way to unpack itself are not used: it would write its 100 MB anew at every start,
/// under the feet of a server that already runs. The boot properties of its main class are therefore not set either; of
/// these, `java.net.preferIPv4Stack` would have closed IPv6 to the whole engine.
final class PayaraMicroServer {
    private static final String SERVER = "configs.config.server-config.";
    private static final String HTTP = SERVER + "network-config.protocols.protocol.http-listener.http.";
    private static final String LISTENER = SERVER + "network-config.network-listeners.network-listener.http-listener.";
    /// Switched off, Payara's metrics and API documents still answer; on a virtual server that does not exist they do
    /// not.
    private static final String NO_VIRTUAL_SERVER = "none";
    private static final int HTTP_THREADS_MAX = 64;

    private final Installation installation;
    private final ServerConfig config;
    private final int port;

    PayaraMicroServer(Installation installation, ServerConfig config, int port) {
        this.installation = installation;
        this.config = config;
        this.port = port;
    }

    /// Returns when the WAR is deployed, or its deployment has failed: Payara tells neither apart.
    void boot() throws IOException, BootstrapException {
        Path run = installation.runFolder();
        Path logging = Files.writeString(run.resolve("gonemaster-logging.properties"), loggingProperties());
        System.setProperty("fish.payara.micro.BootJar",
                installation.launchJar().toUri().toString());
        System.setProperty("fish.payara.micro.UnpackDir", installation.folder().toString());
        System.setProperty("java.awt.headless", "true");
        System.setProperty("org.glassfish.startupThreadPolicy", "FULLY_THREADED");
        System.setProperty("org.jboss.weld.serialization.beanIdentifierIndexOptimization", "false");
        PayaraMicroBoot payara = payara();
        payara.setRootDir(run.toFile()).setPrintLogo(false).setLogPropertiesFile(logging.toFile()).setNoHazelcast(true)
                .setHttpAutoBind(false).setHttpPort(port).setPreBootHandler(this::beforeBoot)
                .setPostBootHandler(this::afterBoot).addDeploymentFile(installation.war().toFile());
        payara.bootStrap();
    }

    private PayaraMicroBoot payara() throws IOException {
        try {
            ClassLoader loader = loader();
            Thread.currentThread().setContextClassLoader(loader);
            return (PayaraMicroBoot) Class.forName("fish.payara.micro.impl.PayaraMicroImpl", true, loader)
                    .getMethod("getInstance").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this jar holds no Payara Micro that fits", e);
        }
    }

    /// The system class loader where it has Payara (started from launch.jar), else one over the unpacked jars.
    @SuppressWarnings("resource")
    private ClassLoader loader() throws IOException {
        ClassLoader system = ClassLoader.getSystemClassLoader();
        if (system.getResource("fish/payara/micro/impl/PayaraMicroImpl.class") != null) {
            return system;
        }
        List<URL> urls = new ArrayList<>(List.of(url(installation.folder().resolve("runtime"))));
        for (Path jar : installation.runtime()) {
            urls.add(url(jar));
        }
        return new URLClassLoader("payara", urls.toArray(URL[]::new), system);
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    private void beforeBoot(AdminCommandRunner commands) {
        set(commands, LISTENER + "address=" + config.listener().host());
        set(commands, SERVER + "thread-pools.thread-pool.http-thread-pool.max-thread-pool-size=" + HTTP_THREADS_MAX);
        set(commands, SERVER + "hazelcast-config-specific-configuration.enabled=false");
        set(commands, SERVER + "ejb-container.ejb-timer-service.ejb-timer-service=Dummy");
        set(commands, SERVER + "phone-home-runtime-configuration.enabled=false");
        set(commands, SERVER + "availability-service.availability-enabled=false");
        set(commands, HTTP + "xpowered-by=false");
        set(commands, HTTP + "server-header=false");
        set(commands, HTTP + "xframe-options=false");
    }

    private void afterBoot(AdminCommandRunner commands) {
        run(commands, "set-metrics-configuration", "--enabled=false", "--virtualServers=" + NO_VIRTUAL_SERVER);
        run(commands, "set-openapi-configuration", "--enabled=false", "--virtualServers=" + NO_VIRTUAL_SERVER);
        run(commands, "set-microprofile-healthcheck-configuration", "--enabled=false");
    }

    private static void set(AdminCommandRunner commands, String setting) {
        run(commands, "set", setting);
    }

    private static void run(AdminCommandRunner commands, String command, String... arguments) {
        ClusterCommandResult result = commands.run(command, arguments);
        if (result.getExitStatus() != ClusterCommandResult.ExitStatus.SUCCESS) {
            throw new StartFailedException("Payara refuses " + command + " " + String.join(" ", arguments) + ": "
                    + String.valueOf(result.getOutput()).replace('\n', ' '));
        }
    }

    private String loggingProperties() {
        String level = switch (config.logging().level()) {
            case DEBUG -> "FINE";
            case INFO -> "INFO";
            case WARN -> "WARNING";
            case ERROR -> "SEVERE";
        };
        String theirs = level.equals("SEVERE") ? level : "WARNING";
        return "handlers=" + LogHandler.class.getName()
                + "\n.level=" + theirs + "\ndev.gonemaster.level=" + level + "\n";
    }
}
