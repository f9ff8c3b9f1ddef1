package dev.gonemaster.engine.weakkeys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The folders in which a blocklist is looked for, in order. Source: gonemaster's docs/cli.md and dnssec19, XDG Base
/// Directory Specification 0.8.
public record BlocklistPlaces(List<Path> folders) {
    public static final BlocklistPlaces NONE = new BlocklistPlaces(List.of());

    private static final Path BELOW = Path.of("gonemaster", "badkeys");

    public BlocklistPlaces {
        folders = List.copyOf(folders);
    }

    /// `share/badkeys` below the working directory, then the user's data directory, then those of the system.
    ///
    /// @param environment of this process
    /// @param home the user's
    public static BlocklistPlaces of(Map<String, String> environment, String home) {
        var folders = new ArrayList<Path>();
        folders.add(Path.of("share", "badkeys"));
        folders.add(ofUser(environment, home));
        for (String folder : given(environment, "XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":")) {
            // What is not absolute is to be ignored, the specification says.
            if (folder.startsWith("/")) {
                folders.add(Path.of(folder).resolve(BELOW));
            }
        }
        return new BlocklistPlaces(folders);
    }

    /// Where a user keeps a list of his own: `$XDG_DATA_HOME/gonemaster/badkeys`, or
    /// `~/.local/share/gonemaster/badkeys`.
    public static Path ofUser(Map<String, String> environment, String home) {
        return Path.of(given(environment, "XDG_DATA_HOME", home + "/.local/share")).resolve(BELOW);
    }

    private static String given(Map<String, String> environment, String variable, String otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.isEmpty() ? otherwise : value;
    }
}
