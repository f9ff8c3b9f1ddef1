package dev.gonemaster.jobs;

import static dev.gonemaster.jobs.TestStores.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How every run store filters, pages and walks entries.
public interface EntryListContract {
    TestStores stores();

    /// Two runs of one domain and one of another; every tag occurs once.
    private List<Job> threeRuns() {
        return List.of(
                stores().ended("one.example", 100, entry(Module.BASIC, "basic01", Level.INFO, "A", "x"),
                        entry(Module.DNSSEC, "dnssec05", Level.WARNING, "B", "x")),
                stores().ended("one.example", 200, entry(Module.BASIC, "basic02", Level.INFO, "C", "x"),
                        entry(Module.DNSSEC, "dnssec05", Level.ERROR, "D", "x"),
                        entry(Module.SYSTEM, "", Level.INFO, "E", "x")),
                stores().ended("two.example", 50, entry(Module.BASIC, "basic01", Level.INFO, "F", "x")));
    }

    private String tags(EntryFilter filter) {
        Page<StoredEntry> page = stores().runs().entries(filter, JobListContract.FIRST);
        var walked = new ArrayList<StoredEntry>();
        stores().runs().forEachEntry(filter, walked::add);
        assertThat(walked).isEqualTo(page.items());
        assertThat(page.total()).isEqualTo(page.items().size());
        var tags = new StringBuilder();
        for (StoredEntry entry : page.items()) {
            tags.append(entry.tag());
        }
        return tags.toString();
    }

    private static EntryFilter said(@Nullable String module, @Nullable String testcase, @Nullable String tag,
                                    @Nullable Level level) {
        return new EntryFilter(null, null, null, module, testcase, tag, level, false);
    }

    @Test
    default void entriesComeByRunThenPosition() {
        threeRuns();

        assertThat(tags(EntryFilter.ALL)).isEqualTo("ABCDEF");
    }

    @Test
    default void entriesAreFilteredByWhatTheySay() {
        threeRuns();

        assertThat(tags(said("basic", null, null, null))).isEqualTo("ACF");
        assertThat(tags(said("DnsSec", null, null, null))).isEqualTo("BD");
        assertThat(tags(said(null, "BASIC01", null, null))).isEqualTo("AF");
        assertThat(tags(said(null, null, "D", null))).isEqualTo("D");
        assertThat(tags(said(null, null, "d", null))).isEmpty();
        assertThat(tags(said(null, null, null, Level.INFO))).isEqualTo("ACEF");
        assertThat(tags(said("basic", "basic01", null, Level.INFO))).isEqualTo("AF");
        assertThat(tags(said("basic", "dnssec05", null, null))).isEmpty();
    }

    @Test
    default void entriesAreFilteredByRunAndDomain() {
        List<Job> runs = threeRuns();
        long one = stores().domain("one.example").id();

        assertThat(tags(new EntryFilter(runs.get(1).id(), null, null, null, null, null, null, false))).isEqualTo("CDE");
        assertThat(tags(new EntryFilter(null, null, one, null, null, null, null, false))).isEqualTo("ABCDE");
        assertThat(tags(new EntryFilter(null, null, one, "dnssec", null, null, Level.ERROR, false))).isEqualTo("D");
        assertThat(tags(new EntryFilter(null, null, 1_000_000L, null, null, null, null, false))).isEmpty();
    }

    @Test
    default void onlyTheLatestRunOfEachDomainMayBeWanted() {
        List<Job> runs = threeRuns();

        assertThat(tags(new EntryFilter(null, null, null, null, null, null, null, true))).isEqualTo("CDEF");
        assertThat(tags(new EntryFilter(runs.get(0).id(), null, null, null, null, null, null, true))).isEmpty();
        assertThat(tags(new EntryFilter(null, null, null, "dnssec", null, null, null, true))).isEqualTo("D");
    }

    @Test
    default void aPageOfEntriesIsPartOfTheWhole() {
        threeRuns();

        Page<StoredEntry> page = stores().runs().entries(EntryFilter.ALL, new Slice(2, 3));

        assertThat(page.items()).extracting(StoredEntry::tag).containsExactly("D", "E");
        assertThat(page.total()).isEqualTo(6);
        assertThat(stores().runs().entries(EntryFilter.ALL, new Slice(2, 6)).items()).isEmpty();
    }

    @Test
    default void aPageOfEntriesGoesOnBehindTheEntryBefore() {
        threeRuns();
        Page<StoredEntry> page = stores().runs().entries(EntryFilter.ALL, new Slice(4, 0));

        Page<StoredEntry> next = stores().runs().entries(EntryFilter.ALL, new Slice(4, 4, page.last()));

        assertThat(page.items()).extracting(StoredEntry::tag).containsExactly("A", "B", "C", "D");
        assertThat(next.items()).extracting(StoredEntry::tag).containsExactly("E", "F");
        assertThat(next.total()).isEqualTo(6);
    }

    @Test
    default void entriesCarryTheirDomain() {
        threeRuns();

        assertThat(stores().runs().entries(said(null, null, "F", null), JobListContract.FIRST).items())
                .extracting(StoredEntry::domain, StoredEntry::domainId)
                .containsExactly(tuple("two.example",
                        stores().domain("two.example").id()));
    }
}
