package dev.gonemaster.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/// Escapes what would mean something if the JSON were put into a page as it is.
final class WebEscapes extends CharacterEscapes {
    private static final int[] ASCII = ascii();
    private static final SerializableString LINE_SEPARATOR = new SerializedString("\\u2028");
    private static final SerializableString PARAGRAPH_SEPARATOR = new SerializedString("\\u2029");

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return switch (character) {
            case 0x2028 -> LINE_SEPARATOR;
            case 0x2029 -> PARAGRAPH_SEPARATOR;
            default -> null;
        };
    }

    private static int[] ascii() {
        int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
        for (char character : "<>&".toCharArray()) {
            escapes[character] = CharacterEscapes.ESCAPE_STANDARD;
        }
        return escapes;
    }
}
