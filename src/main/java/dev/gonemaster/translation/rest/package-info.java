/// The languages that there are, for callers.
@NullMarked
package dev.gonemaster.translation.rest;

import org.jspecify.annotations.NullMarked;
