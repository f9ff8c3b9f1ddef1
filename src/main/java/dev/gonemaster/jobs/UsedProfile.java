package dev.gonemaster.jobs;

import org.jspecify.annotations.Nullable;

/// The stored profile that a job was handed in with.
///
/// @param id null when the profile has been deleted since
public record UsedProfile(@Nullable Long id, String name) {
}
