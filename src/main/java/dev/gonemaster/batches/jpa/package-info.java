/// Keeps batches in a database through Jakarta Persistence. Nobody but the container and tests names
/// these classes.
@NullMarked
package dev.gonemaster.batches.jpa;

import org.jspecify.annotations.NullMarked;
