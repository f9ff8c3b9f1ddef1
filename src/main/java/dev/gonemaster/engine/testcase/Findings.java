package dev.gonemaster.engine.testcase;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.Tag;

/// Where a testcase reports. The order of reports is the order in the result.
public interface Findings {
    /// @throws IllegalArgumentException when the arguments are not exactly those that the tag declares
    void add(Tag tag, Arg... args);
}
