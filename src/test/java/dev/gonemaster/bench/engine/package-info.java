/// The engine's benchmark: a signed DNS universe of its own in a process of its own, the engine beside the reference
/// over its zones. `src/test/bench/engine.sh` runs it in a network namespace.
@NullMarked
package dev.gonemaster.bench.engine;

import org.jspecify.annotations.NullMarked;
