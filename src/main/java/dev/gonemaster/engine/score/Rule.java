package dev.gonemaster.engine.score;

import java.util.Set;

/// How a criterion is seen in what a run found. Silence proves nothing: a rule is met by what was said.
interface Rule {
    boolean metBy(Evidence evidence);

    /// The tags that it looks for.
    Set<String> tags();
}
