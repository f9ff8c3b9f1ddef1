/// Testcases about the addresses of name servers. Called by `engine` only. Rules: Zonemaster v2025.2, Address-TP.
@NullMarked
package dev.gonemaster.engine.testcase.address;

import org.jspecify.annotations.NullMarked;
