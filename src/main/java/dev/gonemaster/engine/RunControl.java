package dev.gonemaster.engine;

import java.time.Duration;

/// The handle by which others end a run early: by canceling or by time. Thread-safe; one for each run.
public final class RunControl {
    private final Duration timeMax;
    private volatile boolean canceled;
    private volatile Runnable onCancel = () -> { };

    /// @param timeMax longest time of the run, from the call of [Engine#run]
    public RunControl(Duration timeMax) {
        this.timeMax = timeMax;
    }

    /// Ends the run as soon as its threads notice; harmless when it has ended already.
    public void cancel() {
        canceled = true;
        onCancel.run();
    }

    public boolean canceled() {
        return canceled;
    }

    public Duration timeMax() {
        return timeMax;
    }

    /// Lets the engine hear of a cancel at once; called immediately when it came before.
    void onCancel(Runnable action) {
        onCancel = action;
        if (canceled) {
            action.run();
        }
    }
}
