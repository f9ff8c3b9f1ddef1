package dev.gonemaster.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.lang.System.Logger.Level;

/// Makes the configuration injectable: the launcher's, or in a plain WAR deployment that of the environment.
@ApplicationScoped
public class ServerConfigProducer {
    private static final System.Logger LOG = System.getLogger(ServerConfigProducer.class.getName());

    private final ServerConfig config;

    ServerConfigProducer() {
        ConfigSources sources = sources();
        sources.warnings().forEach(warning -> LOG.log(Level.WARNING, "config {0}", warning));
        config = sources.config();
    }

    /// The configuration of this server, for what lives outside CDI, such as the class of the data source. Reads it anew
    /// at every call. Throws [InvalidConfigException].
    public static ServerConfig current() {
        return sources().config();
    }

    @Produces
    ServerConfig serverConfig() {
        return config;
    }

    private static ConfigSources sources() {
        return HandOver.settings().map(ConfigSources::handedOver).orElseGet(() -> ConfigSources.of(System.getenv()));
    }
}
