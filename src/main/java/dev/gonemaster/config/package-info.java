/// The only reader of configuration: flags, environment, JSON file and defaults become validated records that live
/// here.
@NullMarked
package dev.gonemaster.config;

import org.jspecify.annotations.NullMarked;
