/// Jobs, runs and entries over HTTP: resources, and the records that cross the wire.
///
/// - R1 A job is accepted only when everything in the request is right; then the answer is 201 with its Location.
/// - R2 A result is served when and only when the job has ended.
/// - R3 Every list is paged with a stated maximum, except the CSV of entries, which is streamed whole.
/// - R4 An event stream begins with the real state, tells every change that it sees, and closes after a final state.
///
/// Source: HTTP API contract, sections 2 to 6.
@NullMarked
package dev.gonemaster.jobs.rest;

import org.jspecify.annotations.NullMarked;
