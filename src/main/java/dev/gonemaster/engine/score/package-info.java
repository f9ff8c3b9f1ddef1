/// Score and grade of a run: points lost by what it found, weighted by category, and the criteria of an A+. Plain Java
/// SE; servers and tools calculate with it. Source: gonemaster's scoring document.
@NullMarked
package dev.gonemaster.engine.score;

import org.jspecify.annotations.NullMarked;
