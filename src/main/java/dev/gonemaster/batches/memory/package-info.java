/// Keeps batches in this process; everything is gone when it ends. Nobody but the container and tests names
/// these classes.
@NullMarked
package dev.gonemaster.batches.memory;

import org.jspecify.annotations.NullMarked;
