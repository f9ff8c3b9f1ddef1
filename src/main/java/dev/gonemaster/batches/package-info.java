/// Batches: many names handed in together, their jobs under one id. A batch is stored in parts and opened by one
/// update; until then no job of it is taken, and one that is never opened is removed again.
/// Source: HTTP API contract, batches.
@NullMarked
package dev.gonemaster.batches;

import org.jspecify.annotations.NullMarked;
