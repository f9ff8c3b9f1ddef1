package dev.gonemaster.jobs;

import java.util.Locale;
import java.util.OptionalLong;

/// How numbers of jobs and batches are printed: a prefix and 13 Crockford base-32 digits in lower case, so that the text
/// order is the order of numbers.
record NumberText(String prefix, long max) {
    private static final int DIGITS = 13;
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    String print(long number) {
        var digits = new char[DIGITS];
        long rest = number;
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return prefix + new String(digits);
    }

    /// Reads the printed form, in any letter case; empty when the text is none, or of a number not from 1 to the highest.
    OptionalLong parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith(prefix) || lower.length() != prefix.length() + DIGITS) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (char digit : lower.substring(prefix.length()).toCharArray()) {
            int value = ALPHABET.indexOf(digit);
            if (value < 0 || number > max) {
                return OptionalLong.empty();
            }
            number = number * ALPHABET.length() + value;
        }
        return number < 1 || number > max ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
