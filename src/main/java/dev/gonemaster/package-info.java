/// The JAX-RS applications: which classes are served below which path, and nothing else.
@NullMarked
package dev.gonemaster;

import org.jspecify.annotations.NullMarked;
