/// The providers that give the API's JSON rules to JAX-RS, whatever the caller's headers say.
@NullMarked
package dev.gonemaster.json.rest;

import org.jspecify.annotations.NullMarked;
