/// What tells a supervisor whether the server lives and whether it can work.
@NullMarked
package dev.gonemaster.health.rest;

import org.jspecify.annotations.NullMarked;
