package dev.gonemaster.engine;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The entries of a run in their final order, at most [#ENTRIES_MAX]: where there are more, the last one says so. For
/// one thread.
final class EntryLog {
    static final int ENTRIES_MAX = 65_535;

    private final EntryMaker maker;
    private final Consumer<Entry> reader;
    private final List<Entry> entries = new ArrayList<>();
    /// The one that takes the last place, unless another follows and the place is needed to say so.
    private @Nullable Entry last;
    private boolean cut;

    /// @param reader told of each entry as soon as nothing can come before it any more
    EntryLog(EntryMaker maker, Consumer<Entry> reader) {
        this.maker = maker;
        this.reader = reader;
    }

    void add(Entry entry) {
        if (cut) {
            return;
        }
        if (entries.size() < ENTRIES_MAX - 1) {
            keep(entry);
            return;
        }
        if (last == null) {
            last = entry;
            return;
        }
        cut = true;
        maker.make(Module.SYSTEM, "", SystemMessage.ENTRIES_CUT, List.of(ArgName.COUNT.of(ENTRIES_MAX - 1L)))
                .ifPresent(this::keep);
    }

    /// Says something about the run itself.
    void add(SystemMessage tag, Arg... args) {
        maker.make(Module.SYSTEM, "", tag, List.of(args)).ifPresent(this::add);
    }

    /// All entries; nothing may be added after this.
    List<Entry> close() {
        if (last != null && !cut) {
            keep(last);
        }
        return entries;
    }

    private void keep(Entry entry) {
        entries.add(entry);
        reader.accept(entry);
    }
}
