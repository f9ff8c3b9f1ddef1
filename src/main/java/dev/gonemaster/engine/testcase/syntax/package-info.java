/// Testcases about the form of names. Called by `engine` only. Rules: Zonemaster v2025.2, Syntax-TP.
@NullMarked
package dev.gonemaster.engine.testcase.syntax;

import org.jspecify.annotations.NullMarked;
