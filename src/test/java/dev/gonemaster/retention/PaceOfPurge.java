package dev.gonemaster.retention;

import dev.gonemaster.config.Driver;
import java.time.Duration;

/// [PurgePace] for those outside this package.
public record PaceOfPurge(int jobs, Duration pause) {
    public static PaceOfPurge of(Driver driver) {
        PurgePace pace = PurgePace.of(driver);
        return new PaceOfPurge(pace.jobs(), pace.pause());
    }
}
