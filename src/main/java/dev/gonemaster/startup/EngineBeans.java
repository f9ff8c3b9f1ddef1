package dev.gonemaster.startup;

import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.engine.Engine;
import dev.gonemaster.engine.EngineParts;
import dev.gonemaster.engine.TestcaseEngine;
import dev.gonemaster.engine.dns.Ipv6;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.dns.SharedAnswers;
import dev.gonemaster.engine.weakkeys.BlocklistPlaces;
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
        var answers = new SharedAnswers(config.testing().sharedAnswersTtl());
        return new TestcaseEngine(hints, EngineParts.NETWORK.withAnswers(answers).withIpv6(ipv6(config))
                .withBlocklists(BlocklistPlaces.of(System.getenv(), System.getProperty("user.home"))));
    }

    private static Ipv6 ipv6(ServerConfig config) {
        return switch (config.testing().ipv6Mode()) {
            case DETECT -> Ipv6.WHERE_THERE_IS_A_ROUTE;
            case ON -> Ipv6.ALWAYS;
            case OFF -> Ipv6.NEVER;
        };
    }
}
