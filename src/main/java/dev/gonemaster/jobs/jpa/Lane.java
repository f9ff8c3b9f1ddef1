package dev.gonemaster.jobs.jpa;

import org.jspecify.annotations.Nullable;

/// Jobs that wait in one line: those of a batch, or the single ones of a priority.
///
/// @param batch number; null for single jobs
record Lane(@Nullable Long batch, int priority) {
}
