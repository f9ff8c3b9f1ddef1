/// The servers that share one store: each registers, beats, and recovers the jobs of those that fell silent. Time is
/// the store's, so clocks of servers do not matter.
@NullMarked
package dev.gonemaster.instances;

import org.jspecify.annotations.NullMarked;
