package dev.gonemaster.cli;

import dev.gonemaster.engine.EngineParts;
import dev.gonemaster.engine.TestcaseEngine;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.weakkeys.BlocklistPlaces;
import java.util.function.UnaryOperator;

/// Makes the engine of one run.
@FunctionalInterface
interface Runners {
    /// The engine that asks the Internet, and knows the blocklist of this machine.
    Runners ENGINE = (hints, parts) -> new TestcaseEngine(hints, parts.apply(EngineParts.NETWORK.withBlocklists(
            BlocklistPlaces.of(System.getenv(), System.getProperty("user.home")))))::run;

    /// @param parts what the options make of the parts that an engine asks with
    Runner over(RootHints hints, UnaryOperator<EngineParts> parts);
}
