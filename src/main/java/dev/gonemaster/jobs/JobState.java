package dev.gonemaster.jobs;

import java.util.Locale;
import java.util.Optional;

/// The states of a job, and which may follow which:
///
/// ```
/// queued -> running -> succeeded | failed | canceled | expired
/// queued <-> paused      queued | paused -> canceled | expired      running -> queued
/// ```
public enum JobState {
    QUEUED, RUNNING, PAUSED, SUCCEEDED, FAILED, CANCELED, EXPIRED;

    public boolean terminal() {
        return switch (this) {
            case QUEUED, RUNNING, PAUSED -> false;
            case SUCCEEDED, FAILED, CANCELED, EXPIRED -> true;
        };
    }

    public boolean canBecome(JobState next) {
        return switch (this) {
            case QUEUED -> switch (next) {
                case RUNNING, PAUSED, CANCELED, EXPIRED -> true;
                case QUEUED, SUCCEEDED, FAILED -> false;
            };
            case RUNNING -> switch (next) {
                case QUEUED, SUCCEEDED, FAILED, CANCELED, EXPIRED -> true;
                case RUNNING, PAUSED -> false;
            };
            case PAUSED -> switch (next) {
                case QUEUED, CANCELED, EXPIRED -> true;
                case RUNNING, PAUSED, SUCCEEDED, FAILED -> false;
            };
            case SUCCEEDED, FAILED, CANCELED, EXPIRED -> false;
        };
    }

    /// The form in requests, results and the database, for example `succeeded`.
    public String published() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads the published form; empty when the text names no state.
    public static Optional<JobState> parse(String text) {
        for (JobState state : values()) {
            if (state.published().equals(text)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
