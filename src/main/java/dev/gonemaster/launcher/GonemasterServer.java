package dev.gonemaster.launcher;

import dev.gonemaster.config.Arguments;
import dev.gonemaster.config.ConfigSources;
import dev.gonemaster.config.Flags;
import dev.gonemaster.config.HandOver;
import dev.gonemaster.config.InvalidConfigException;
import dev.gonemaster.config.ServerConfig;
import fish.payara.micro.BootstrapException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The server's main class: from flags, environment and file to a Payara Micro that serves the WAR. Exits with 0 after
/// a stop that was asked for, with 1 when the server cannot start, and with 2 for a mistake in flags or configuration;
/// both say why in one line on standard error.
public final class GonemasterServer {
    private static final System.Logger LOG = System.getLogger(GonemasterServer.class.getName());
    private static final int FAILED = 1;
    private static final int MISTAKEN = 2;

    private GonemasterServer() {
    }

    public static void main(String[] words) {
        if (words.length > 0 && words[0].equals(DatabaseCommandLine.NAME)) {
            System.exit(DatabaseCommandLine.run(List.of(words), System.getenv()));
        }
        try {
            Arguments arguments = Flags.parse(List.of(words));
            switch (arguments.action()) {
                case SHOW_HELP -> System.out.print(Flags.help());
                case SHOW_VERSION -> System.out.println("gonemaster-server " + version());
                case DUMP -> System.out.print(sources(arguments).dump());
                case SERVE -> serve(arguments, sources(arguments));
            }
        } catch (InvalidConfigException e) {
            end(MISTAKEN, e.getMessage());
        } catch (Exception e) {
            end(FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static ConfigSources sources(Arguments arguments) {
        return ConfigSources.of(arguments, System.getenv());
    }

    private static void serve(Arguments arguments, ConfigSources sources) throws Exception {
        ServerConfig config = sources.config();
        LogHandler.configure(LogFormat.valueOf(config.logging().format().name()),
                config.logging().level() == ServerConfig.Logging.LogLevel.DEBUG);
        int port = StartChecks.freePort(config.listener());
        StartChecks.database(config.database());
        Installation installation = Installation.of(Unpack.jar(),
                Installation.cache(System.getenv(), System.getProperty("user.home")));
        StartChecks.files(installation, config.testing());
        CountDownLatch ready = new CountDownLatch(1);
        HandOver.offer(sources.settings(), sources.givenFlags(), ready::countDown);
        Stop.onSignals(config.shutdownTimeout());
        StrayOutput.redirect();
        boot(new PayaraMicroServer(installation, config, port));
        if (ready.getCount() > 0) {
            throw new StartFailedException(LogHandler.failure().sentence()
                    .orElse("the application did not become ready; --log-level debug tells more"));
        }
        LogHandler.booted();
        if (arguments.showsSecrets()) {
            LOG.log(Level.WARNING, "config --db-dsn shows in the process list; GONEMASTER_DB_DSN does not");
        }
        sources.warnings().forEach(warning -> LOG.log(Level.WARNING, "config {0}", warning));
        LOG.log(Level.INFO, "ready listen=%s:%d ms=%d"
                .formatted(config.listener().host(), port, sinceStart().toMillis()));
        if (ClassPreparation.inThisProcess()) {
            ClassPreparation.end();
        }
        ClassPreparation.begin(installation.launchJar());
    }

    private static void boot(PayaraMicroServer server) throws Exception {
        LogHandler.booting();
        try {
            server.boot();
        } catch (BootstrapException e) {
            LogHandler.failure().add(e);
            throw new StartFailedException(LogHandler.failure().sentence().orElse("Payara Micro did not start"), e);
        }
    }

    private static Duration sinceStart() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }

    private static String version() {
        String version = GonemasterServer.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    private static void end(int status, String reason) {
        LogHandler.silence();
        LogHandler.print("gonemaster-server: " + reason.replaceAll("\\s+", " "));
        Stop.now(status);
    }
}
