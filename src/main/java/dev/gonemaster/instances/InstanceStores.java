package dev.gonemaster.instances;

import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.persistence.StoredIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Picks the register of the configured driver, so that everybody else injects it plainly.
@ApplicationScoped
class InstanceStores {
    @Produces
    @ApplicationScoped
    Instances instances(ServerConfig config, @Any Instance<Instances> stores) {
        return stores.select(StoredIn.Literal.of(config.database().driver())).get();
    }

    @Produces
    @Singleton
    StoreClock clock() {
        return new StoreClock(Clock.systemUTC());
    }
}
