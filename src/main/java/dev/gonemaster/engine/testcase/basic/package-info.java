/// Testcases about the zone existing and answering at all. Called by `engine` only. Rules: Zonemaster v2025.2,
/// Basic-TP.
@NullMarked
package dev.gonemaster.engine.testcase.basic;

import org.jspecify.annotations.NullMarked;
