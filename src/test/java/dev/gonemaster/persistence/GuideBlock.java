package dev.gonemaster.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A fenced block of the operator's guide.
///
/// @param line of the guide, the one that opens it
/// @param language what its text is
/// @param world what can run it; empty when the guide does not say
/// @param text ends with a line's end
record GuideBlock(int line, String language, String world, String text) {
    static final Path GUIDE = Path.of("docs/database-setup.md");

    private static final String FENCE = "```";
    /// A statement ends with a semicolon at a line's end; a command of psql is a line.
    private static final Pattern STATEMENT = Pattern.compile("\\\\.*|[^\\\\\\s](?s:.*?);$", Pattern.MULTILINE);

    static List<GuideBlock> all() throws IOException {
        var blocks = new ArrayList<GuideBlock>();
        List<String> lines = Files.readAllLines(GUIDE);
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).startsWith(FENCE)) {
                continue;
            }
            int start = at;
            do {
                at++;
            } while (!lines.get(at).equals(FENCE));
            String[] words = lines.get(start).substring(FENCE.length()).split(" ");
            blocks.add(new GuideBlock(start + 1, words[0], words.length > 1 ? words[1] : "",
                    String.join("\n", lines.subList(start + 1, at)) + "\n"));
        }
        return blocks;
    }

    static List<GuideBlock> of(String language, String world) throws IOException {
        return all().stream().filter(it -> it.language.equals(language) && it.world.equals(world)).toList();
    }

    List<String> statements() {
        return STATEMENT.matcher(text).results().map(it -> it.group().replaceAll(";$", "")).toList();
    }

    /// `name = value`, as an argument of a server's program; sections are left out.
    List<String> settings() {
        return text.lines().filter(it -> it.contains("=")).map(it -> {
            Matcher setting = Pattern.compile("(\\w+) *= *'?([^']*)'?").matcher(it);
            if (!setting.matches()) {
                throw new IllegalStateException(this + " has a line that is no setting: " + it);
            }
            return setting.group(1) + "=" + setting.group(2);
        }).toList();
    }

    @Override
    public String toString() {
        return GUIDE + ":" + line + " (" + language + " " + world + ")";
    }
}
