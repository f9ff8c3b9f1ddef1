package dev.gonemaster.engine;

import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.function.BiConsumer;

/// A testcase that does what a test tells it to.
record FakeTestcase(String id, Module module, BiConsumer<Zone, Findings> course) implements Testcase {
    enum Message implements Tag {
        B02_AUTH_RESPONSE_SOA(Level.INFO),
        DS07_NOT_SIGNED(Level.WARNING),
        FIRST(Level.NOTICE, ArgName.COUNT),
        SECOND(Level.ERROR),
        QUIET(Level.DEBUG3);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// Reports FIRST and SECOND.
    static FakeTestcase reporting(String id, Module module) {
        return new FakeTestcase(id, module, (zone, findings) -> {
            findings.add(Message.FIRST, ArgName.COUNT.of(1L));
            findings.add(Message.SECOND);
        });
    }

    /// Basic02 of a zone that works.
    static FakeTestcase working() {
        return new FakeTestcase("basic02", Module.BASIC,
                (zone, findings) -> findings.add(Message.B02_AUTH_RESPONSE_SOA));
    }

    @Override
    public List<? extends Tag> tags() {
        return List.of(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        course.accept(zone, findings);
    }
}
