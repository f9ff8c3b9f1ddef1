package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.Level.DEBUG;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;

/// Tags that several testcases of the module report.
enum SyntaxMessage implements Tag {
    /// The SOA record that the testcase is about did not come; Connectivity01 is where that counts.
    NO_RESPONSE_SOA_QUERY(DEBUG);

    private final TagSpec spec;

    SyntaxMessage(Level level, ArgName<?>... args) {
        spec = new TagSpec(level, args);
    }

    @Override
    public TagSpec spec() {
        return spec;
    }
}
