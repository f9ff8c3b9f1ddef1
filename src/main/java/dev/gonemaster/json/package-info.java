/// How the API's JSON is read and written, in one place. May be used by everything that answers over HTTP.
/// Source: HTTP API contract, conventions.
@NullMarked
package dev.gonemaster.json;

import org.jspecify.annotations.NullMarked;
