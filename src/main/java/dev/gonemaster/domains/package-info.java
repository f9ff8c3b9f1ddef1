/// The registry of tested domains with their latest result. Filled by the run store when runs end; read by lists.
@NullMarked
package dev.gonemaster.domains;

import org.jspecify.annotations.NullMarked;
