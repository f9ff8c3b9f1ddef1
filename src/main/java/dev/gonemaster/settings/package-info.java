/// Settings that are changed while servers run: kept in the store, and followed by every server within two seconds.
/// Order of authority: flag, then store, then environment, file, default.
@NullMarked
package dev.gonemaster.settings;

import org.jspecify.annotations.NullMarked;
