package dev.gonemaster.domains;

import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.persistence.StoredIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;

/// Picks the registry of the configured driver, so that everybody else injects it plainly.
@ApplicationScoped
class DomainStores {
    @Produces
    @ApplicationScoped
    Domains domains(ServerConfig config, @Any Instance<Domains> stores) {
        return stores.select(StoredIn.Literal.of(config.database().driver())).get();
    }
}
