package dev.gonemaster.cli;

import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunProgress;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.message.Entry;
import java.util.function.Consumer;

/// What the tool needs of the engine: a run that hands out entries before its end.
@FunctionalInterface
interface Runner {
    /// @param reader told of each entry, in the order of the result, as soon as it is final
    RunResult run(RunRequest request, RunControl control, RunProgress progress, Consumer<Entry> reader);
}
