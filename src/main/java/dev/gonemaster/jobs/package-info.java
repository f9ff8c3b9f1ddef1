/// What is queued, run and kept: jobs, runs and their entries, and the workers between them.
///
/// - R1 A job is in exactly one [JobState]; every change is one conditional update that [JobState#canBecome] allows.
/// - R2 Every terminal job has exactly one run, written in the transaction of that change.
/// - R3 A job is claimed by exactly one worker at a time; a claim that was lost cannot write.
/// - R4 What was accepted is never lost: a job whose server died runs again with the next attempt.
/// - R5 Interactive jobs go before batch jobs; inside each, oldest first, by number.
///
/// `jobs.rest` shows it over HTTP; `jobs.memory` and `jobs.jpa` keep it, chosen by the configured driver.
@NullMarked
package dev.gonemaster.jobs;

import org.jspecify.annotations.NullMarked;
