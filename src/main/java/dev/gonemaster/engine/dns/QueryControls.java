package dev.gonemaster.engine.dns;

import java.time.Duration;

/// How a run deals with servers that fail or are slow (`resolver.defaults` of the profile).
///
/// @param timeoutsInRowMax silent questions in a row after which an address that never answered over that protocol is
///     not asked over it any more; 0 for never (`fast_fail_timeout_count`)
/// @param errorTtl how long a question without response is not asked again (`error_cache_ttl`)
/// @param positiveTtl how long an answer may serve other runs of the process (`positive_cache_ttl`)
/// @param negativeTtl how long an answer that denies may serve other runs of the process (`negative_cache_ttl`)
/// @param atOnceMax questions at once to one address, all runs with the same limit together; 0 for the process's own
///     limit alone (`nameserver_concurrency`)
/// @param totalTimeMax time that one address may take in one run, all its questions added up; zero for no limit
///     (`nameserver_max_total_ms`)
public record QueryControls(int timeoutsInRowMax, Duration errorTtl, Duration positiveTtl, Duration negativeTtl,
                            int atOnceMax, Duration totalTimeMax) {
    public static final QueryControls DEFAULT = new QueryControls(3, Duration.ofSeconds(30), Duration.ZERO,
            Duration.ofSeconds(30), 0, Duration.ZERO);

    public QueryControls withTimeoutsInRowMax(int count) {
        return new QueryControls(count, errorTtl, positiveTtl, negativeTtl, atOnceMax, totalTimeMax);
    }

    public QueryControls withErrorTtl(Duration ttl) {
        return new QueryControls(timeoutsInRowMax, ttl, positiveTtl, negativeTtl, atOnceMax, totalTimeMax);
    }

    public QueryControls withPositiveTtl(Duration ttl) {
        return new QueryControls(timeoutsInRowMax, errorTtl, ttl, negativeTtl, atOnceMax, totalTimeMax);
    }

    public QueryControls withNegativeTtl(Duration ttl) {
        return new QueryControls(timeoutsInRowMax, errorTtl, positiveTtl, ttl, atOnceMax, totalTimeMax);
    }

    public QueryControls withAtOnceMax(int count) {
        return new QueryControls(timeoutsInRowMax, errorTtl, positiveTtl, negativeTtl, count, totalTimeMax);
    }

    public QueryControls withTotalTimeMax(Duration time) {
        return new QueryControls(timeoutsInRowMax, errorTtl, positiveTtl, negativeTtl, atOnceMax, time);
    }
}
