package dev.gonemaster.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.lang.System.Logger.Level;

/// Makes the configuration injectable: the launcher's, or in a plain WAR deployment that of the environment.
@ApplicationScoped
public class ServerConfigProducer {
    private static final System.Logger LOG = System.getLogger(ServerConfigProducer.class.getName());

    private final ServerConfig config;
    private final GivenFlags flags;

    ServerConfigProducer() {
        ConfigSources sources = sources();
        sources.warnings().forEach(warning -> LOG.log(Level.WARNING, "config {0}", warning));
        config = sources.config();
        flags = sources.givenFlags();
    }

    /// The configuration of this server, for what lives outside CDI, such as the class of the data source. Reads it
    /// anew at every call. Throws [InvalidConfigException].
    public static ServerConfig current() {
        return sources().config();
    }

    @Produces
    ServerConfig serverConfig() {
        return config;
    }

    @Produces
    GivenFlags givenFlags() {
        return flags;
    }

    private static ConfigSources sources() {
        return HandOver.settings()
                .map(settings -> ConfigSources.handedOver(settings, HandOver.givenFlags()))
                .orElseGet(() -> ConfigSources.of(System.getenv()));
    }
}
