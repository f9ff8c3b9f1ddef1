package dev.gonemaster.problem;

import java.util.Locale;

/// Everything that the API tells a caller is wrong: a code for programs and the HTTP status that goes with it.
/// The code is the constant's name in lower case. Source: HTTP API contract, error codes.
public enum Problem {
    INVALID_JSON(400), INVALID_BODY(400), MISSING_FIELD(400), INVALID_PRIORITY(400), INVALID_QUEUE(400),
    AMBIGUOUS_DOMAINS(400), TOO_MANY_DOMAINS(400), UNDELEGATED_NOT_SUPPORTED_FOR_BATCH(400),
    MISSING_TAG(400), MISSING_ARG(400), INVALID_MIN_COUNT(400), INVALID_WEIGHT_BY_SCORE(400),
    MISSING_DOMAIN(400), INVALID_DOMAIN(400), INVALID_TESTS(400), INVALID_MIN_LEVEL(400), INVALID_PROFILE(400),
    INVALID_UNDELEGATED(400), TAG_NOT_FOUND(400), PROFILE_NOT_FOUND(400), RETENTION_NOT_CONFIGURED(400),
    INVALID_SEVERITY(400), INVALID_CREATED_AFTER(400), INVALID_CREATED_BEFORE(400), INVALID_FINISHED_AFTER(400),
    INVALID_FINISHED_BEFORE(400), INVALID_TIME_RANGE(400), INVALID_SORT(400),
    INVALID_LIMIT(400), INVALID_PAGE_SIZE(400), INVALID_CURSOR(400), INVALID_PAGE(400), INVALID_OFFSET(400),
    NOT_FOUND(404),
    /// The run is there, but it looked at nothing of the chain of trust.
    NO_CHAIN_DATA(404),
    METHOD_NOT_ALLOWED(405),
    /// Old results are being purged already, by this server or another one.
    PURGE_RUNNING(409),
    /// Jobs of the batch are still at work.
    JOBS_NOT_TERMINAL(409), BATCH_NOT_COMPLETE(409),
    INTERNAL_ERROR(500),
    /// The store is away for the moment.
    STORE_ERROR(503),
    /// The server has as many open event streams as it allows.
    TOO_MANY_STREAMS(503);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    /// For example `invalid_json`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int status() {
        return status;
    }
}
