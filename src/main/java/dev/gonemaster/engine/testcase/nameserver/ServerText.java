package dev.gonemaster.engine.testcase.nameserver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// Free text from a server in a form that can be shown and stored: without white space around it, and with `\xHH` for
/// each octet that is no part of a visible character of UTF-8.
final class ServerText {
    /// Characters that cannot be seen, or that change how the text around them is shown.
    private static final Set<Integer> INVISIBLE = Set.of((int) Character.CONTROL, (int) Character.FORMAT,
            (int) Character.LINE_SEPARATOR, (int) Character.PARAGRAPH_SEPARATOR, (int) Character.PRIVATE_USE,
            (int) Character.SURROGATE, (int) Character.UNASSIGNED);
    private static final int ASCII_MAX = 0x7f;
    /// First two bits of every octet of a UTF-8 character but the first.
    private static final int CONTINUATION = 0x80;
    private static final int CONTINUATION_MASK = 0xc0;

    private ServerText() {
    }

    static String of(byte[] octets) {
        return shown(trimmed(octets));
    }

    /// @param max octets that are kept; `...` stands for those left out
    static String of(byte[] octets, int max) {
        byte[] trimmed = trimmed(octets);
        return trimmed.length <= max ? shown(trimmed) : shown(Arrays.copyOf(trimmed, cut(trimmed, max))) + "...";
    }

    /// The first octet to leave out, so that no character of UTF-8 is cut in two.
    private static int cut(byte[] octets, int max) {
        int cut = max;
        while (cut > 0 && (octets[cut] & CONTINUATION_MASK) == CONTINUATION) {
            cut--;
        }
        return cut;
    }

    private static String shown(byte[] trimmed) {
        String text = new String(trimmed, StandardCharsets.UTF_8);
        boolean valid = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), trimmed);
        var shown = new StringBuilder();
        if (valid) {
            text.codePoints().forEach(character -> append(shown, character,
                    Character.toString(character).getBytes(StandardCharsets.UTF_8)));
            return shown.toString();
        }
        for (byte octet : trimmed) {
            append(shown, Byte.toUnsignedInt(octet) > ASCII_MAX ? Character.MIN_VALUE : octet, octet);
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, int character, byte... octets) {
        if (!INVISIBLE.contains(Character.getType(character))) {
            shown.appendCodePoint(character);
            return;
        }
        for (byte octet : octets) {
            shown.append("\\x%02x".formatted(octet));
        }
    }

    private static byte[] trimmed(byte[] octets) {
        int from = 0;
        int to = octets.length;
        while (from < to && space(octets[from])) {
            from++;
        }
        while (to > from && space(octets[to - 1])) {
            to--;
        }
        return Arrays.copyOfRange(octets, from, to);
    }

    private static boolean space(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
