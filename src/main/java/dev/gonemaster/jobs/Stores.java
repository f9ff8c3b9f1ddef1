package dev.gonemaster.jobs;

import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.persistence.StoredIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;

/// Picks the queue and the run store of the configured driver, so that everybody else injects them plainly.
@ApplicationScoped
class Stores {
    @Produces
    @ApplicationScoped
    JobQueue queue(ServerConfig config, @Any Instance<JobQueue> queues) {
        return queues.select(StoredIn.Literal.of(config.database().driver())).get();
    }

    @Produces
    @ApplicationScoped
    RunStore runs(ServerConfig config, @Any Instance<RunStore> stores) {
        return stores.select(StoredIn.Literal.of(config.database().driver())).get();
    }
}
