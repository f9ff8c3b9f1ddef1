package dev.gonemaster.settings;

import dev.gonemaster.config.GivenFlags;
import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.persistence.StoredIn;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Picks the store of the configured driver, and makes what follows it injectable: one for the whole server.
@ApplicationScoped
class SettingBeans {
    /// Its threads know names and class loader of this application, which the stores need.
    @Resource
    ManagedThreadFactory threads;

    @Produces
    @ApplicationScoped
    SettingStore store(ServerConfig config, @Any Instance<SettingStore> stores) {
        return stores.select(StoredIn.Literal.of(config.database().driver())).get();
    }

    @Produces
    @Singleton
    SettingPoll poll(ServerConfig config, GivenFlags flags, SettingStore store) {
        return new SettingPoll(store, new SettingSources(config.database(), flags), threads);
    }
}
