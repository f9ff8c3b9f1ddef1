package dev.gonemaster.engine.testcase;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Tag;
import java.util.Arrays;
import java.util.stream.Stream;

/// Where a testcase reports. The order of reports is the order in the result.
public interface Findings {
    /// @throws IllegalArgumentException when the arguments are not exactly those that the tag declares
    void add(Tag tag, Arg... args);

    /// About one server, which gives the arguments `ns` and `address`.
    ///
    /// @throws IllegalArgumentException as above
    default void add(Tag tag, NameServer server, Arg... more) {
        add(tag, Stream.concat(Stream.of(ArgName.NS.of(server.name()), ArgName.ADDRESS.of(server.address())),
                Arrays.stream(more)).toArray(Arg[]::new));
    }
}
