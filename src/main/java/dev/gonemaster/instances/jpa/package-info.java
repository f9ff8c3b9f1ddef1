/// Keeps instances in a database through Jakarta Persistence. Entities stay inside; domain records go in and out.
/// Nobody but the container and tests names these classes.
@NullMarked
package dev.gonemaster.instances.jpa;

import org.jspecify.annotations.NullMarked;
