/// Testcases about the data at the apex of the zone. Called by `engine` only. Rules: Zonemaster v2025.2, Zone-TP.
@NullMarked
package dev.gonemaster.engine.testcase.zone;

import org.jspecify.annotations.NullMarked;
