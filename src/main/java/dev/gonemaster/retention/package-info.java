/// Forgets what is old enough: the purge of terminal jobs by age, on a timer and on demand.
@NullMarked
package dev.gonemaster.retention;

import org.jspecify.annotations.NullMarked;
