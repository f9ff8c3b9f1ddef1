package dev.gonemaster.retention;

import dev.gonemaster.jobs.StoreUnavailableException;
import dev.gonemaster.settings.LiveSettings;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.NoSuchObjectLocalException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Purges again and again while the server runs and keeps results for a limited time. The timer is made by hand and
/// lives in memory only: it is armed again after each purge, so that two never overlap, and when the settings change.
/// Each chunk of the purge is a transaction of its own, hence none around it. Thread-safe.
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class PurgeTimer {
    /// A server that is restarted often must purge too: the first time comes soon.
    private static final Duration FIRST_MAX = Duration.ofMinutes(1);
    private static final Duration UNLIMITED = Duration.ofSeconds(Long.MAX_VALUE);
    private static final System.Logger LOG = System.getLogger(PurgeTimer.class.getName());

    @Inject
    Purge purge;

    @Resource
    TimerService timers;

    private volatile boolean stopped;
    /// Guarded by this, as the next two are: null before the settings are known.
    private @Nullable LiveSettings settings;
    private @Nullable Timer armed;
    private boolean running;

    /// Goes by these settings from now on: arms the timer if results are kept for a limited time, else takes it back. A
    /// purge that is under way goes on by the earlier ones.
    public synchronized void follow(LiveSettings next) {
        LiveSettings before = settings;
        settings = next;
        boolean same = before != null && before.retentionDays() == next.retentionDays()
                && before.purgeInterval().equals(next.purgeInterval());
        if (!same && !running && !stopped) {
            arm(shorter(next.purgeInterval(), FIRST_MAX));
        }
    }

    /// No purge starts any more, and one that is under way ends behind its chunk.
    public void stop() {
        stopped = true;
    }

    @Timeout
    void purge() {
        OptionalInt days = begin();
        if (days.isEmpty()) {
            return;
        }
        Duration pause = UNLIMITED;
        try {
            if (purge.olderThan(days.getAsInt(), () -> !stopped).isEmpty()) {
                // The server that purges may die of it: then this one is to go on, and not only an interval later.
                pause = Purge.LEASE;
            }
        } catch (StoreUnavailableException away) {
            LOG.log(System.Logger.Level.WARNING, "event=purge_put_off cause=\"" + away.getMessage() + "\"");
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.ERROR, "event=purge_failed", defect);
        } finally {
            end(pause);
        }
    }

    /// @return empty when there is nothing to do by now
    private synchronized OptionalInt begin() {
        if (stopped || running || settings == null || settings.retentionDays() == 0) {
            return OptionalInt.empty();
        }
        running = true;
        return OptionalInt.of(settings.retentionDays());
    }

    /// @param pauseMax until the next purge, even if the interval is longer
    private synchronized void end(Duration pauseMax) {
        running = false;
        if (!stopped && settings != null) {
            arm(shorter(settings.purgeInterval(), pauseMax));
        }
    }

    /// In place of what is armed, which may be going off just now: there are never two.
    private void arm(Duration delay) {
        if (armed != null) {
            cancel(armed);
            armed = null;
        }
        if (settings != null && settings.retentionDays() > 0) {
            armed = timers.createSingleActionTimer(delay.toMillis(), new TimerConfig(null, false));
        }
    }

    private static void cancel(Timer timer) {
        try {
            timer.cancel();
        } catch (NoSuchObjectLocalException _) {
            // It has gone off.
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
