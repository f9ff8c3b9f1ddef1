package dev.gonemaster.retention;

import dev.gonemaster.config.Driver;
import java.time.Duration;

/// How a purge goes, so that writers hardly notice. Measured for each database: a file has one writer, who must wait
/// for each chunk; where rows are locked one by one, larger chunks are quicker and hurt nobody.
///
/// @param jobs removed in one transaction at most, from 1
/// @param pause behind each transaction
record PurgePace(int jobs, Duration pause) {
    private static final Duration FILE_PAUSE = Duration.ofMillis(5);

    static PurgePace of(Driver driver) {
        return switch (driver) {
            case MEMORY -> new PurgePace(1_000, Duration.ZERO);
            case SQLITE -> new PurgePace(25, FILE_PAUSE);
            case POSTGRES -> new PurgePace(100, Duration.ZERO);
            case MARIADB -> new PurgePace(500, Duration.ZERO);
        };
    }
}
