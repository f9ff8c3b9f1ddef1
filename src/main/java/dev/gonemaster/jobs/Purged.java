package dev.gonemaster.jobs;

/// How much a purge removed, or would remove.
public record Purged(long jobs, long runs, long entries) {
    public static final Purged NOTHING = new Purged(0, 0, 0);

    public Purged plus(Purged more) {
        return new Purged(jobs + more.jobs, runs + more.runs, entries + more.entries);
    }
}
