package dev.gonemaster.engine.score;

/// The scores that get a grade.
///
/// @param minScore lowest of them, 0 to 100; those of better bands do not belong to it
public record GradeBand(Grade grade, int minScore) {
}
