/// Testcases about name servers agreeing with each other. Called by `engine` only. Rules: Zonemaster v2025.2,
/// Consistency-TP.
@NullMarked
package dev.gonemaster.engine.testcase.consistency;

import org.jspecify.annotations.NullMarked;
