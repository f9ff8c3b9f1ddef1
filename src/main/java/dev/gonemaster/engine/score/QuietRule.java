package dev.gonemaster.engine.score;

import dev.gonemaster.engine.message.Level;
import java.util.Set;

/// Met when nothing is worse than a notice, whatever it costs and whichever module says it: a testcase that broke off
/// leaves a run that nobody can call flawless.
record QuietRule() implements Rule {
    @Override
    public boolean metBy(Evidence evidence) {
        return !evidence.hasAtLeast(Level.WARNING);
    }

    @Override
    public Set<String> tags() {
        return Set.of();
    }
}
