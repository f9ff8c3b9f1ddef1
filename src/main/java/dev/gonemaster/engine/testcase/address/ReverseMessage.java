package dev.gonemaster.engine.testcase.address;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;

/// Tags that both testcases about the reverse tree report.
enum ReverseMessage implements Tag {
    NAMESERVER_IP_WITHOUT_REVERSE(WARNING, NS, ADDRESS),
    NO_RESPONSE_PTR_QUERY(WARNING, DOMAIN);

    private final TagSpec spec;

    ReverseMessage(Level level, ArgName<?>... args) {
        spec = new TagSpec(level, args);
    }

    @Override
    public TagSpec spec() {
        return spec;
    }
}
