package dev.gonemaster.startup;

import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.engine.Engine;
import dev.gonemaster.engine.TestcaseEngine;
import dev.gonemaster.engine.dns.RootHints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes the engine injectable: one for the whole server, over the configured root hints.
@ApplicationScoped
class EngineBeans {
    @Produces
    @Singleton
    Engine engine(ServerConfig config) {
        RootHints hints = config.testing().hints() == null
                ? RootHints.builtIn()
                : RootHints.read(config.testing().hints());
        return new TestcaseEngine(hints);
    }
}
