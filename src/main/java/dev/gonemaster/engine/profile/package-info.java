/// What a run is told to do: which testcases, which level for a tag, how to ask. May be used by everything that starts
/// or describes runs. Key names and ranges are those of gonemaster's profile (JSON, sparse over the default).
@NullMarked
package dev.gonemaster.engine.profile;

import org.jspecify.annotations.NullMarked;
