package dev.gonemaster.jobs;

import java.util.Optional;
import java.util.OptionalLong;

/// Number of a batch, from 1; printed like [JobId] with the prefix `batch`.
public record BatchId(long number) implements Comparable<BatchId> {
    private static final long NUMBER_MAX = JobId.NUMBER_MAX;
    private static final NumberText TEXT = new NumberText("batch", NUMBER_MAX);

    public BatchId {
        if (number < 1 || number > NUMBER_MAX) {
            throw new IllegalArgumentException("batch number out of range: " + number);
        }
    }

    /// Reads the printed form, in any letter case; empty when the text is none.
    public static Optional<BatchId> parse(String text) {
        OptionalLong number = TEXT.parse(text);
        return number.isPresent() ? Optional.of(new BatchId(number.getAsLong())) : Optional.empty();
    }

    @Override
    public int compareTo(BatchId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return TEXT.print(number);
    }
}
