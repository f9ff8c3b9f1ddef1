/// The vocabulary of results: levels, modules, tags, typed arguments and entries.
/// May be used by everything; uses nothing of ours. Source: Zonemaster v2025.2, SeverityLevelDefinitions and the
/// summary tables of the testcase specifications; argument names follow message argument contract 1.1.
@NullMarked
package dev.gonemaster.engine.message;

import org.jspecify.annotations.NullMarked;
