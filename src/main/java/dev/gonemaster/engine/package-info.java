/// The engine: runs the testcases of a profile over one zone and returns entries in a fixed order. Plain Java SE; knows
/// neither container nor store. May be called by `jobs` and `cli`.
@NullMarked
package dev.gonemaster.engine;

import org.jspecify.annotations.NullMarked;
