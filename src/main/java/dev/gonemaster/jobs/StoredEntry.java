package dev.gonemaster.jobs;

import dev.gonemaster.engine.message.Level;
import java.time.Duration;

/// An entry as it is kept.
///
/// @param seq position in the run, from 0
/// @param at time since the start of the run, microsecond precision
/// @param module published form
/// @param args JSON text of an object, keys in the order of the tag's table
public record StoredEntry(JobId run, int seq, long domainId, String domain, Duration at, String module,
                          String testcase, String tag, Level level, String args) {
    /// Named limit: entries a run may keep.
    public static final int ENTRIES_MAX = 65_535;
    static final long ID_STEP = 65_536;

    /// The id in the API: ordered by run, then position; below 2^53.
    public long id() {
        return run.number() * ID_STEP + seq;
    }
}
