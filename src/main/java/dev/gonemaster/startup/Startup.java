package dev.gonemaster.startup;

import dev.gonemaster.config.HandOver;
import dev.gonemaster.batches.BatchSubmission;
import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.instances.Heartbeat;
import dev.gonemaster.instances.Instances;
import dev.gonemaster.instances.StoreClock;
import dev.gonemaster.jobs.Workers;
import dev.gonemaster.persistence.Migrations;
import dev.gonemaster.persistence.OwnedDatabase;
import dev.gonemaster.retention.PurgeTimer;
import dev.gonemaster.settings.SettingPoll;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/// Starts the server when it is deployed and stops it when it goes: schema, membership and recovery, workers, purge.
/// What fails on the way makes the deployment fail. Every step makes its own transactions. Depends on the beans that
/// the work needs to its end, so that the container ends them after this one.
@Singleton
@jakarta.ejb.Startup
@DependsOn({"UnitOfWork", "PurgeTimer"})
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {
    private static final System.Logger LOG = System.getLogger(Startup.class.getName());
    /// Set by default in WildFly and Payara Micro.
    private static final String IPV4_ALONE = "java.net.preferIPv4Stack";

    @Inject
    ServerConfig config;

    @Inject
    Migrations migrations;

    @Inject
    Instances instances;

    @Inject
    StoreClock clock;

    /// Made when first used: reads profile and hints, and a mistake in them is to be reported in one line.
    @Inject
    Instance<Workers> workersSource;

    @Inject
    Readiness readiness;

    @Inject
    SettingPoll settings;

    @Inject
    BatchSubmission batches;

    @EJB
    PurgeTimer purgeTimer;

    @Resource
    ManagedThreadFactory threads;

    private @Nullable Workers workers;
    private @Nullable Heartbeat heartbeat;

    @PostConstruct
    void start() {
        try {
            OwnedDatabase.claim(config.database());
            migrations.migrate();
            workers = workersSource.get();
            ServerConfig.Work work = config.work();
            heartbeat = new Heartbeat(instances, workers, clock, work.heartbeat(), work.deadAfter(), threads);
            heartbeat.start();
            batches.discardUnopened(instances.registered());
            settings.listen(workers::follow);
            settings.listen(purgeTimer::follow);
            settings.start();
            workers.start();
            readiness.up();
        } catch (RuntimeException | Error failure) {
            LOG.log(System.Logger.Level.ERROR, "event=start_failed cause=\"" + rootOf(failure).getMessage() + "\"");
            stop();
            throw failure;
        }
        if (Boolean.getBoolean(IPV4_ALONE)) {
            LOG.log(System.Logger.Level.WARNING, "event=ipv6_off cause=" + IPV4_ALONE
                    + " effect=\"name servers on IPv6 addresses look unreachable\"");
        }
        LOG.log(System.Logger.Level.INFO, "event=started driver=" + config.database().driver());
        HandOver.ready();
    }

    @PreDestroy
    void stop() {
        readiness.down("stopping");
        settings.stop();
        purgeTimer.stop();
        try {
            boolean nothingLeft = workers == null || workers.stop(config.shutdownTimeout());
            if (heartbeat != null) {
                heartbeat.stop(nothingLeft);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            LOG.log(System.Logger.Level.WARNING, "event=stop_interrupted");
        }
        LOG.log(System.Logger.Level.INFO, "event=stopped");
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        // Bounded: a chain of causes may be a circle.
        for (int depth = 0; depth < 20 && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
