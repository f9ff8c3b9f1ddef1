/// What this server can test.
@NullMarked
package dev.gonemaster.spec.rest;

import org.jspecify.annotations.NullMarked;
