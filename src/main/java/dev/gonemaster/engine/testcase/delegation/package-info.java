/// Testcases about the delegation from the parent. Called by `engine` only. Rules: Zonemaster v2025.2, Delegation-TP.
@NullMarked
package dev.gonemaster.engine.testcase.delegation;

import org.jspecify.annotations.NullMarked;
