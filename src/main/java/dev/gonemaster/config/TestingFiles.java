package dev.gonemaster.config;

import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.dns.InvalidHintsException;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.profile.InvalidProfileException;
import dev.gonemaster.engine.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Looks at the root hints and the profile before a server boots. It needs the engine, so the launcher runs it with the
/// classes of the WAR and in a class loader that is thrown away; only JDK types pass.
public final class TestingFiles {
    private TestingFiles() {
    }

    /// What is wrong with the two files or with the names that are excluded, as one line; the empty text when nothing
    /// is. An empty path names no file.
    public static String mistake(String hints, String profile, List<String> exclude) {
        try {
            if (!hints.isEmpty()) {
                RootHints.read(Path.of(hints));
            }
        } catch (InvalidHintsException e) {
            return "--hints: " + e.getMessage();
        }
        try {
            ProfileReader reader = Testcases.profiles();
            reader.without(reader.defaults(), exclude);
        } catch (InvalidProfileException e) {
            return "--exclude: " + e.getMessage();
        }
        return profile.isEmpty() ? "" : profileMistake(Path.of(profile));
    }

    private static String profileMistake(Path file) {
        try {
            ProfileReader reader = Testcases.profiles();
            reader.merge(reader.defaults(), Files.readString(file));
            return "";
        } catch (InvalidProfileException e) {
            return "--profile: " + file + ": " + e.getMessage();
        } catch (NoSuchFileException e) {
            return "--profile: " + file + ": no such file";
        } catch (AccessDeniedException e) {
            return "--profile: " + file + ": permission denied";
        } catch (IOException e) {
            return "--profile: " + file + ": cannot be read as text";
        }
    }
}
