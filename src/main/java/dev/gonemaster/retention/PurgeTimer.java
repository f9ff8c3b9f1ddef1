package dev.gonemaster.retention;

import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.jobs.StoreUnavailableException;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;

/// Purges again and again while the server runs and keeps results for a limited time. The timer is made by hand and
/// lives in memory only: it is armed again after each purge, so that two never overlap. Each chunk of the purge is a
/// transaction of its own, hence none around it.
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class PurgeTimer {
    /// A server that is restarted often must purge too: the first time comes soon.
    private static final Duration FIRST_MAX = Duration.ofMinutes(1);
    private static final System.Logger LOG = System.getLogger(PurgeTimer.class.getName());

    @Inject
    ServerConfig config;

    @Inject
    Purge purge;

    @Resource
    TimerService timers;

    private volatile boolean stopped;

    /// Arms the timer, if results are kept for a limited time.
    public void start() {
        ServerConfig.Database database = config.database();
        if (database.retentionDays() > 0) {
            Duration interval = database.purgeInterval();
            arm(interval.compareTo(FIRST_MAX) < 0 ? interval : FIRST_MAX);
        }
    }

    /// No purge starts any more, and one that is under way ends behind its chunk.
    public void stop() {
        stopped = true;
    }

    @Timeout
    void purge() {
        if (stopped) {
            return;
        }
        try {
            purge.olderThan(config.database().retentionDays(), () -> !stopped);
        } catch (StoreUnavailableException away) {
            LOG.log(System.Logger.Level.WARNING, "event=purge_put_off cause=\"" + away.getMessage() + "\"");
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.ERROR, "event=purge_failed", defect);
        }
        if (!stopped) {
            arm(config.database().purgeInterval());
        }
    }

    private void arm(Duration delay) {
        timers.createSingleActionTimer(delay.toMillis(), new TimerConfig(null, false));
    }
}
