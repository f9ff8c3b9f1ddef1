package dev.gonemaster.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SharedMessage;
import dev.gonemaster.engine.testcase.Testcase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one testcase found in a scripted world, and what it was to find. Entries have the default levels.
public final class ScenarioRun {
    private final List<Entry> entries;
    private final ScriptedTransport transport;
    private final Set<String> expected = new HashSet<>();

    private ScenarioRun(List<Entry> entries, ScriptedTransport transport) {
        this.entries = entries;
        this.transport = transport;
    }

    /// Runs the testcase over the zone, undelegated where the script says so.
    public static ScenarioRun run(Testcase testcase, ScriptedZone zone) {
        ScriptedTransport transport = zone.world().transport();
        var collected = new Collected(testcase);
        testcase.run(Zones.of(zone, transport), collected);
        return new ScenarioRun(List.copyOf(collected.entries), transport);
    }

    /// Each of these tags is there at least once.
    public ScenarioRun expect(Tag tag, Tag... more) {
        expectTag(tag);
        for (Tag each : more) {
            expectTag(each);
        }
        return this;
    }

    /// The tag is there with these arguments, among others or not.
    public ScenarioRun expect(Tag tag, Arg arg, Arg... more) {
        expectTag(tag);
        assertThat(entries).as("entries of %s", tag.name()).anySatisfy(entry -> {
            assertThat(entry.tag()).isEqualTo(tag.name());
            assertThat(entry.args()).containsEntry(arg.name().published(), arg.value());
            for (Arg each : more) {
                assertThat(entry.args()).containsEntry(each.name().published(), each.value());
            }
        });
        return this;
    }

    public ScenarioRun forbid(Tag... tags) {
        for (Tag tag : tags) {
            assertThat(entries).extracting(Entry::tag).doesNotContain(tag.name());
        }
        return this;
    }

    /// No tag is there that was not expected before, at whatever level.
    public ScenarioRun forbidOthers() {
        assertThat(entries).filteredOn(entry -> !expected.contains(entry.tag())).isEmpty();
        return this;
    }

    /// All that was found, in order.
    public List<Entry> entries() {
        return entries;
    }

    /// The world's side: what was asked.
    public ScriptedTransport transport() {
        return transport;
    }

    private void expectTag(Tag tag) {
        assertThat(entries).extracting(Entry::tag).contains(tag.name());
        expected.add(tag.name());
    }

    private static final class Collected implements Findings {
        private final Testcase testcase;
        private final List<Entry> entries = new ArrayList<>();

        private Collected(Testcase testcase) {
            this.testcase = testcase;
        }

        @Override
        public void add(Tag tag, Arg... args) {
            assertThat(testcase.tags().contains(tag) || tag instanceof SharedMessage)
                    .as("%s declares %s", testcase.id(), tag.name()).isTrue();
            Entry entry = Entry.of(Duration.ZERO, testcase.module(), testcase.id(), tag, tag.spec().level(),
                    List.of(args));
            if (tag != SharedMessage.TEST_CASE_START && tag != SharedMessage.TEST_CASE_END) {
                entries.add(entry);
            }
        }
    }
}
