package dev.gonemaster.jobs;

/// A job of this server has changed its state or got further.
///
/// @param progress 0 to 100; 100 when and only when the state is terminal
public record JobEvent(JobId id, JobState state, int progress) {
}
