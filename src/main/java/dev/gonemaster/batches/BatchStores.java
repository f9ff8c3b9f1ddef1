package dev.gonemaster.batches;

import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.persistence.StoredIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;

/// Picks the store of the configured driver, so that everybody else injects it plainly.
@ApplicationScoped
class BatchStores {
    @Produces
    @ApplicationScoped
    BatchStore batches(ServerConfig config, @Any Instance<BatchStore> stores) {
        return stores.select(StoredIn.Literal.of(config.database().driver())).get();
    }
}
