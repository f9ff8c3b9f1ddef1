package dev.gonemaster.engine.cachefile;

import java.util.ArrayList;
import java.util.List;

/// What is odd about a file without making it useless: a warning, or a fault where the reader is strict.
final class OddTexts {
    private static final int SHOWN_MAX = 64;

    private final PacketCacheFile.Mode mode;
    private final List<String> texts = new ArrayList<>();
    private int more;

    OddTexts(PacketCacheFile.Mode mode) {
        this.mode = mode;
    }

    void add(String text) {
        if (mode == PacketCacheFile.Mode.STRICT) {
            throw new InvalidPacketCacheException(text);
        }
        if (texts.size() < CacheContents.WARNINGS_MAX) {
            texts.add(text);
            return;
        }
        more++;
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>(texts);
        if (more > 0) {
            warnings.add("and " + more + " more");
        }
        return warnings;
    }

    /// Text from the file, fit for a line.
    static String quoted(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7E]", "?");
        return '"' + (plain.length() <= SHOWN_MAX ? plain : plain.substring(0, SHOWN_MAX) + "…") + '"';
    }
}
