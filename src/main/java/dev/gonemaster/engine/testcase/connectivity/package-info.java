/// Testcases about reaching the name servers. Called by `engine` only. Rules: Zonemaster v2025.2, Connectivity-TP.
@NullMarked
package dev.gonemaster.engine.testcase.connectivity;

import org.jspecify.annotations.NullMarked;
