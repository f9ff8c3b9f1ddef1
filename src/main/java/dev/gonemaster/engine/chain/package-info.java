/// The chain of trust of a zone as a document, made of the answers that a run holds. Called by `engine` only.
@NullMarked
package dev.gonemaster.engine.chain;

import org.jspecify.annotations.NullMarked;
