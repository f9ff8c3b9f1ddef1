package dev.gonemaster.jobs;

import java.security.SecureRandom;

/// The id under which a result may be shown to anybody who knows it: 12 characters that nobody can guess.
public final class PublicId {
    static final int LENGTH = 12;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private PublicId() {
    }

    public static String random() {
        var id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
