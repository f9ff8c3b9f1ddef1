/// Keeps settings in this process; everything is gone when it ends. Nobody but the container and tests names these
/// classes.
@NullMarked
package dev.gonemaster.settings.memory;

import org.jspecify.annotations.NullMarked;
