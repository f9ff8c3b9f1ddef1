/// The life cycle of the server inside its container: what is started in which order, and stopped in reverse. Nobody
/// calls it but the container; health answers read [Readiness].
@NullMarked
package dev.gonemaster.startup;

import org.jspecify.annotations.NullMarked;
