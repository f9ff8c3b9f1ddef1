package dev.gonemaster.engine;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.profile.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Makes the entries of one run: at the profile's level, timed from the start of the run, and none below the level that
/// the request keeps. Thread-safe.
final class EntryMaker {
    private final Profile profile;
    private final Level minLevel;
    private final LongSupplier nanos;
    private final long startedAt;

    /// @param nanos monotonic clock; its value now is the start of the run
    EntryMaker(Profile profile, Level minLevel, LongSupplier nanos) {
        this.profile = profile;
        this.minLevel = minLevel;
        this.nanos = nanos;
        startedAt = nanos.getAsLong();
    }

    /// Absent when nobody wants the entry.
    ///
    /// @throws IllegalArgumentException when the arguments are not exactly those that the tag declares
    Optional<Entry> make(Module module, String testcase, Tag tag, List<Arg> args) {
        Level level = profile.levelOf(module, tag);
        return level.isAtLeast(minLevel)
                ? Optional.of(Entry.of(elapsed(), module, testcase, tag, level, args))
                : Optional.empty();
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos.getAsLong() - startedAt);
    }
}
