package dev.gonemaster.engine;

import static java.lang.System.Logger.Level.ERROR;

import dev.gonemaster.engine.dns.RunEndedException;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SharedMessage;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The place of one testcase in the result of one run. Thread-safe: the testcase fills it on its own thread.
final class Slot implements Findings {
    private static final System.Logger LOG = System.getLogger(Slot.class.getName());

    enum State { WAITING, COMPLETED, FAILED, ENDED_EARLY, LEFT_OUT }

    private final Testcase testcase;
    private final EntryMaker maker;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> tags = new HashSet<>();
    private State state = State.WAITING;
    private boolean closed;

    Slot(Testcase testcase, EntryMaker maker) {
        this.testcase = testcase;
        this.maker = maker;
    }

    /// Runs the testcase; never throws.
    void run(Zone zone) {
        Arg id = ArgName.TESTCASE.of(testcase.id());
        try {
            add(SharedMessage.TEST_CASE_START, id);
            testcase.run(zone, this);
            add(SharedMessage.TEST_CASE_END, id);
            become(State.COMPLETED);
        } catch (RunEndedException e) {
            become(State.ENDED_EARLY);
        } catch (Throwable e) {
            // Whatever a testcase does wrong, the others are still worth having.
            LOG.log(ERROR, "event=module_error zone=" + zone.name() + " testcase=" + testcase.id(), e);
            keep(Module.SYSTEM, "", SystemMessage.MODULE_ERROR, ArgName.MODULE.of(testcase.module().name()), id,
                    ArgName.MESSAGE.of(e.getClass().getSimpleName()));
            become(State.FAILED);
        }
    }

    /// It is not to run.
    void leaveOut() {
        become(State.LEFT_OUT);
    }

    @Override
    public void add(Tag tag, Arg... args) {
        keep(testcase.module(), testcase.id(), tag, args);
    }

    Testcase testcase() {
        return testcase;
    }

    synchronized State state() {
        return state;
    }

    /// Whether the testcase reported the tag, at whatever level.
    synchronized boolean reported(String tag) {
        return tags.contains(tag);
    }

    /// What was reported; what comes later is not kept.
    synchronized List<Entry> close() {
        closed = true;
        return entries;
    }

    private synchronized void keep(Module module, String id, Tag tag, Arg... args) {
        if (closed || entries.size() > EntryLog.ENTRIES_MAX) {
            return;
        }
        tags.add(tag.name());
        maker.make(module, id, tag, List.of(args)).ifPresent(entries::add);
    }

    private synchronized void become(State next) {
        state = next;
    }
}
