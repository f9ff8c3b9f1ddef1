package dev.gonemaster.engine.testcase;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.TESTCASE;
import static dev.gonemaster.engine.message.Level.DEBUG;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;

/// Tags that testcases of several modules report under the same name.
public enum SharedMessage implements Tag {
    /// Marks where the testcase begins in the order of the result.
    TEST_CASE_START(DEBUG, TESTCASE),
    /// Marks where the testcase ends in the order of the result.
    TEST_CASE_END(DEBUG, TESTCASE),
    /// A server gave no DNS response; Connectivity01 is where that counts.
    NO_RESPONSE(DEBUG, NS, ADDRESS),
    /// "A message will be outputted reporting that the transport protocol has been skipped."
    IPV4_DISABLED(DEBUG, NS, ADDRESS, QUERY_TYPE),
    IPV6_DISABLED(DEBUG, NS, ADDRESS, QUERY_TYPE);

    private final TagSpec spec;

    SharedMessage(Level level, ArgName<?>... args) {
        spec = new TagSpec(level, args);
    }

    @Override
    public TagSpec spec() {
        return spec;
    }
}
