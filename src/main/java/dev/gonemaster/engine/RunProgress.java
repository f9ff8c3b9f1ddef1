package dev.gonemaster.engine;

/// Told how far a run is; called from any thread of the run, one call at a time.
@FunctionalInterface
public interface RunProgress {
    RunProgress NONE = (done, total, testcase) -> { };

    /// @param done testcases that have ended, 0 to `total`
    /// @param total testcases that will run
    /// @param testcase the one that ended last; empty at the start
    void report(int done, int total, String testcase);
}
