/// Keeps settings in a database. Nobody but the container and tests names these classes.
@NullMarked
package dev.gonemaster.settings.jpa;

import org.jspecify.annotations.NullMarked;
