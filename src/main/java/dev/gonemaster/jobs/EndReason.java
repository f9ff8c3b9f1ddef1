package dev.gonemaster.jobs;

/// The errors of jobs that ended without a verdict, the same words in every store.
public final class EndReason {
    /// A job that was asked to stop.
    public static final String CANCELED = "canceled";

    /// A job that was taken out of the queue.
    public static final String REMOVED = "removed_from_queue";

    /// A job of a batch that was deleted.
    public static final String DELETED = "deleted_by_admin";

    /// A job that waited longer than jobs may.
    public static final String NOT_STARTED = "expired: it was not started in time";

    /// A job that the store says is running, while nobody works on it.
    public static final String STUCK = "stuck: it was marked as running, but no worker had it";

    private EndReason() {
    }

    /// A job whose server died again and again.
    public static String lostLeases(int times) {
        return "its server stopped working on it, " + times + " times";
    }
}
