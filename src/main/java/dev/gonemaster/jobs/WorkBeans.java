package dev.gonemaster.jobs;

import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.engine.Engine;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.profile.ProfileReader;
import dev.gonemaster.settings.SettingPoll;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes what works on jobs injectable: one of each for the whole server, never a proxy.
@ApplicationScoped
class WorkBeans {
    /// Its threads know names and class loader of this application, which the stores need.
    @Resource
    ManagedThreadFactory threads;

    @Produces
    @Singleton
    JobEvents events() {
        return new JobEvents();
    }

    @Produces
    @Singleton
    Workers workers(JobQueue queue, RunStore runs, Engine engine, JobEvents events, ServerConfig config,
                    SettingPoll live, Clock clock) {
        WorkSettings settings = WorkSettings.of(config.work(), threads, clock);
        ProfileReader reader = Testcases.profiles();
        ServerConfig.Testing testing = config.testing();
        var preparation = new RunPreparation(reader, ServerProfile.read(reader, testing), testing.minLevel(),
                testing.exclude());
        var executor = new JobExecutor(engine, preparation, () -> live.current().scoring(), clock);
        return new Workers(queue, runs, executor, events, settings);
    }
}
