/// Testcases about the behaviour of each name server. Called by `engine` only. Rules: Zonemaster v2025.2,
/// Nameserver-TP.
@NullMarked
package dev.gonemaster.engine.testcase.nameserver;

import org.jspecify.annotations.NullMarked;
