package dev.gonemaster.cli;

import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.message.Entry;
import java.io.IOException;

/// One output form. Entries come as soon as they are final.
interface ResultWriter {
    void write(Entry entry) throws IOException;

    /// Once, after the last entry.
    void end(RunResult result) throws IOException;
}
