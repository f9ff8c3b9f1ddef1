package dev.gonemaster.cli;

import dev.gonemaster.cli.GonemasterNagios.State;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import java.util.List;

/// Which levels of messages alarm: the one named, and worse ones.
///
/// @param critical at least `warning`
record LevelThresholds(Level warning, Level critical) {
    /// @throws UsageException when one is no level, or they are the wrong way round
    static LevelThresholds read(NagiosOptions options) {
        Level warning = RequestReader.level("--warning", options.warning);
        Level critical = RequestReader.level("--critical", options.critical);
        if (!critical.isAtLeast(warning)) {
            throw new UsageException("--critical " + critical + " is below --warning " + warning);
        }
        return new LevelThresholds(warning, critical);
    }

    State judge(List<Entry> entries) {
        Level worst = entries.stream().map(Entry::level).max(Level::compareTo).orElse(Level.DEBUG3);
        if (worst.isAtLeast(critical)) {
            return State.CRITICAL;
        }
        return worst.isAtLeast(warning) ? State.WARNING : State.OK;
    }
}
