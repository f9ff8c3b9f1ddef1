package dev.gonemaster.retention;

import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.persistence.StoredIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;

/// Picks what the purge needs of the configured driver, so that it injects that plainly.
@ApplicationScoped
class RetentionStores {
    @Produces
    @ApplicationScoped
    Leases leases(ServerConfig config, @Any Instance<Leases> stores) {
        return stores.select(StoredIn.Literal.of(config.database().driver())).get();
    }

    @Produces
    @ApplicationScoped
    FreedSpace space(ServerConfig config, @Any Instance<FreedSpace> stores) {
        return stores.select(StoredIn.Literal.of(config.database().driver())).get();
    }

    @Produces
    PurgePace pace(ServerConfig config) {
        return PurgePace.of(config.database().driver());
    }
}
