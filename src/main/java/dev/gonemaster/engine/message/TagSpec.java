package dev.gonemaster.engine.message;

import java.util.List;

/// One row of a testcase's summary table.
///
/// @param level default level; a profile may set another
/// @param args names of the arguments, in the order of the table
public record TagSpec(Level level, List<ArgName<?>> args) {
    public TagSpec {
        args = List.copyOf(args);
    }

    public TagSpec(Level level, ArgName<?>... args) {
        this(level, List.of(args));
    }
}
