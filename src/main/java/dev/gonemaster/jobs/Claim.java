package dev.gonemaster.jobs;

/// The right of one server to run one attempt of a job and to write its end. Refused everywhere once the job's instance
/// or attempt has changed.
///
/// @param job as it was when claimed: state running, this attempt
public record Claim(Job job, String instance) {
    public JobId id() {
        return job.id();
    }

    public int attempt() {
        return job.attempt();
    }
}
