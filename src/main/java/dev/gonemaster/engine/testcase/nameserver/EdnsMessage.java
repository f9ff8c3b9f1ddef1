package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;

/// Tags that several testcases about EDNS report under the same name.
enum EdnsMessage implements Tag {
    NO_EDNS_SUPPORT(WARNING, NS, ADDRESS),
    NS_ERROR(WARNING, NS, ADDRESS);

    private final TagSpec spec;

    EdnsMessage(Level level, ArgName<?>... args) {
        spec = new TagSpec(level, args);
    }

    @Override
    public TagSpec spec() {
        return spec;
    }
}
