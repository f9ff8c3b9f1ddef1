package dev.gonemaster.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// By which an effective profile is found again: its SHA-256, as 64 hexadecimal digits.
public final class ProfileDigest {
    private ProfileDigest() {
    }

    /// @param profile the merged profile as JSON
    public static String of(String profile) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(profile.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
