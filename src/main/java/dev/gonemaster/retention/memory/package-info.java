/// What a purge needs of a store that is this process. Nobody but the container and tests names these classes.
@NullMarked
package dev.gonemaster.retention.memory;

import org.jspecify.annotations.NullMarked;
