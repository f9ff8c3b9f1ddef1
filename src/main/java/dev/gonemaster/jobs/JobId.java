package dev.gonemaster.jobs;

import java.util.Optional;
import java.util.OptionalLong;

/// Number of a job and of its run, from 1; printed as `job` and 13 Crockford base-32 digits in lower case, so that the
/// text order is the order of numbers.
public record JobId(long number) implements Comparable<JobId> {
    /// An entry's API id is `number * ENTRIES_MAX + seq` and must stay below 2^53.
    public static final long NUMBER_MAX = (1L << 53) / StoredEntry.ID_STEP - 1;

    private static final NumberText TEXT = new NumberText("job", NUMBER_MAX);

    public JobId {
        if (number < 1 || number > NUMBER_MAX) {
            throw new IllegalArgumentException("job number out of range: " + number);
        }
    }

    /// Reads the printed form, in any letter case; empty when the text is none.
    public static Optional<JobId> parse(String text) {
        OptionalLong number = TEXT.parse(text);
        return number.isPresent() ? Optional.of(new JobId(number.getAsLong())) : Optional.empty();
    }

    @Override
    public int compareTo(JobId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return TEXT.print(number);
    }
}
