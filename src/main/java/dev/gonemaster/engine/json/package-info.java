/// Reading of JSON documents that people write: each value knows its place, so that a mistake can be told by its path.
/// Plain Java SE; profiles and scoring configurations are read with it.
@NullMarked
package dev.gonemaster.engine.json;

import org.jspecify.annotations.NullMarked;
