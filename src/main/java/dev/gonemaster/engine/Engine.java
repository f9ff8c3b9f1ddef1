package dev.gonemaster.engine;

/// Runs testcases over a zone. Re-entrant: one engine serves any number of runs at once. Blocks the calling thread,
/// which may be a virtual one.
public interface Engine {
    /// Never throws for what the DNS or a testcase does; a testcase that throws becomes a `MODULE_ERROR` entry.
    RunResult run(RunRequest request, RunControl control, RunProgress progress);
}
