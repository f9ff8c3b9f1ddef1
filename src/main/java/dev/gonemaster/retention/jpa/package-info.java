/// What a purge needs of a database, besides the removal of rows, which their owner does. Nobody but the container and
/// tests names these classes.
@NullMarked
package dev.gonemaster.retention.jpa;

import org.jspecify.annotations.NullMarked;
