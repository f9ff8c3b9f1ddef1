/// What a testcase knows about the zone under test: the parent's servers, the delegation and the child's own servers,
/// as Methods version 2 of the Zonemaster specification (v2025.2, MethodsV2.md) derives them, for normal and
/// undelegated tests. May be called by `engine.testcase` and `engine`.
@NullMarked
package dev.gonemaster.engine.zone;

import org.jspecify.annotations.NullMarked;
