/// The command line tools.
@NullMarked
package dev.gonemaster.cli;

import org.jspecify.annotations.NullMarked;
