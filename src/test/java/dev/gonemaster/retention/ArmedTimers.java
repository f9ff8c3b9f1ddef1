package dev.gonemaster.retention;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.TimerService;

/// Counts the timers of the application from inside it.
@Singleton
public class ArmedTimers {
    @Resource
    TimerService timers;

    /// Those that will fire.
    public int count() {
        return timers.getAllTimers().size();
    }
}
