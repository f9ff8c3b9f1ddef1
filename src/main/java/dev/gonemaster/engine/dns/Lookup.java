package dev.gonemaster.engine.dns;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/// One look-up in progress with those that wait for it: the address of a name server may be needed to find another
/// address. All look-ups below one that was called for from outside share its steps.
final class Lookup {
    /// Questions and look-ups that one look-up from outside may need in all.
    static final int STEPS_MAX = 200;
    /// Look-ups that may wait for one another.
    static final int DEPTH_MAX = 8;

    private final Name name;
    private final @Nullable Lookup waiting;
    private final int depth;
    private final AtomicInteger stepsLeft;

    private Lookup(Name name, @Nullable Lookup waiting, int depth, AtomicInteger stepsLeft) {
        this.name = name;
        this.waiting = waiting;
        this.depth = depth;
        this.stepsLeft = stepsLeft;
    }

    static Lookup of(Name name) {
        return new Lookup(name, null, 1, new AtomicInteger(STEPS_MAX));
    }

    Lookup needing(Name other) {
        return new Lookup(other, this, depth + 1, stepsLeft);
    }

    /// Whether that name may be looked up for this one: not when it hangs on itself, or too deep.
    boolean mayNeed(Name other) {
        for (Lookup lookup = this; lookup != null; lookup = lookup.waiting) {
            if (lookup.name.equals(other)) {
                return false;
            }
        }
        return depth < DEPTH_MAX;
    }

    /// @return false when no step is left
    boolean step() {
        return stepsLeft.getAndUpdate(left -> Math.max(left - 1, 0)) > 0;
    }
}
