/// Batches over HTTP. Source: HTTP API contract, batches and request bodies.
@NullMarked
package dev.gonemaster.batches.rest;

import org.jspecify.annotations.NullMarked;
