package dev.gonemaster.cli;

/// Text from elsewhere on one line of a terminal.
public final class Line {
    private Line() {
    }

    /// Every character that could move the cursor, change the terminal or begin another line is escaped.
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> line.append(disturbs(c) ? "\\u{%X}".formatted(c) : Character.toString(c)));
        return line.toString();
    }

    private static boolean disturbs(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
