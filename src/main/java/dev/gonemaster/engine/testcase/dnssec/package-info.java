/// Testcases about DNSSEC. Called by `engine` only. Rules: Zonemaster v2025.2, DNSSEC-TP.
@NullMarked
package dev.gonemaster.engine.testcase.dnssec;

import org.jspecify.annotations.NullMarked;
