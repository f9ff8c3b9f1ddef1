package dev.gonemaster.config;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands on the command line of the server.
///
/// @param file the configuration file; null for none
/// @param values texts as given, not yet checked
public record Arguments(Action action, @Nullable Path file, Map<Key, String> values) {
    /// What the server is asked to do.
    public enum Action { SERVE, DUMP, SHOW_VERSION, SHOW_HELP }

    public Arguments {
        values = Map.copyOf(values);
    }

    /// Does the command line itself hold a secret, for every process of the machine to read?
    public boolean showsSecrets() {
        return values.keySet().stream().anyMatch(Key::secret);
    }

    @Override
    public String toString() {
        return "Arguments[action=" + action + ", given=" + values.keySet() + "]";
    }

    /// Without line breaks and other control characters, so that a mistake stays one line.
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
