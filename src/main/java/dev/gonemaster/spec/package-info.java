/// What this server can test, described for people.
@NullMarked
package dev.gonemaster.spec;

import org.jspecify.annotations.NullMarked;
