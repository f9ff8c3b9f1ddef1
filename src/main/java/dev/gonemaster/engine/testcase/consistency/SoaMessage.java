package dev.gonemaster.engine.testcase.consistency;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.Level.DEBUG;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;

/// Tags that the testcases about SOA records report under the same name.
enum SoaMessage implements Tag {
    NO_RESPONSE_SOA_QUERY(DEBUG, NS, ADDRESS);

    private final TagSpec spec;

    SoaMessage(Level level, ArgName<?>... args) {
        spec = new TagSpec(level, args);
    }

    @Override
    public TagSpec spec() {
        return spec;
    }
}
