/// What is told to callers who are wrong: one enum of codes, one exception, and the mappers that turn everything thrown
/// into the contract's error body.
@NullMarked
package dev.gonemaster.problem;

import org.jspecify.annotations.NullMarked;
