package dev.gonemaster.jobs;

import java.util.Locale;
import java.util.Optional;

/// Number of a job and of its run, from 1; printed as `job` and 13 Crockford base-32 digits in lower case, so that the
/// text order is the order of numbers.
public record JobId(long number) implements Comparable<JobId> {
    /// An entry's API id is `number * ENTRIES_MAX + seq` and must stay below 2^53.
    public static final long NUMBER_MAX = (1L << 53) / StoredEntry.ID_STEP - 1;

    private static final String PREFIX = "job";
    private static final int DIGITS = 13;
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    public JobId {
        if (number < 1 || number > NUMBER_MAX) {
            throw new IllegalArgumentException("job number out of range: " + number);
        }
    }

    /// Reads the printed form, in any letter case; empty when the text is none.
    public static Optional<JobId> parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith(PREFIX) || lower.length() != PREFIX.length() + DIGITS) {
            return Optional.empty();
        }
        long number = 0;
        for (char digit : lower.substring(PREFIX.length()).toCharArray()) {
            int value = ALPHABET.indexOf(digit);
            if (value < 0 || number > NUMBER_MAX) {
                return Optional.empty();
            }
            number = number * 32 + value;
        }
        return number < 1 || number > NUMBER_MAX ? Optional.empty() : Optional.of(new JobId(number));
    }

    @Override
    public int compareTo(JobId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        var digits = new char[DIGITS];
        long rest = number;
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % 32));
            rest /= 32;
        }
        return PREFIX + new String(digits);
    }
}
