package dev.gonemaster.engine;

import static dev.gonemaster.engine.DomainName.Rule.AMBIGUOUS_DOWNCASING;
import static dev.gonemaster.engine.DomainName.Rule.DOMAIN_NAME_TOO_LONG;
import static dev.gonemaster.engine.DomainName.Rule.EMPTY_DOMAIN_NAME;
import static dev.gonemaster.engine.DomainName.Rule.INITIAL_DOT;
import static dev.gonemaster.engine.DomainName.Rule.INVALID_ASCII;
import static dev.gonemaster.engine.DomainName.Rule.INVALID_U_LABEL;
import static dev.gonemaster.engine.DomainName.Rule.LABEL_TOO_LONG;
import static dev.gonemaster.engine.DomainName.Rule.REPEATED_DOTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/// The requirements on domain names in input and their normal form (Zonemaster v2025.2,
/// RequirementsAndNormalizationOfDomainNames). They hold for zones and for name servers alike.
public final class DomainName {
    /// Longest input looked at, in UTF-16 units: far above what any name of 253 octets can be written with.
    static final int INPUT_MAX = 4096;
    static final int LABEL_MAX = 63;
    static final int NAME_MAX = 253;

    private static final String WHITE_SPACE = " \t\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
            + "\u200A\u205F\u3000\u1680";
    private static final String OTHER_FULL_STOPS = "\uFF0E\u3002\uFF61";
    private static final char CAPITAL_I_WITH_DOT = '\u0130';
    private static final String A_LABEL_PREFIX = "xn--";

    private DomainName() {
    }

    /// The rules, in the order in which they are checked; the constant name is the specification's tag.
    public enum Rule {
        EMPTY_DOMAIN_NAME, AMBIGUOUS_DOWNCASING, INITIAL_DOT, REPEATED_DOTS, INVALID_ASCII, INVALID_U_LABEL,
        LABEL_TOO_LONG, DOMAIN_NAME_TOO_LONG
    }

    /// The normal form: absolute, lower case, A-labels; `.` alone is the root. White space around the name is ignored.
    ///
    /// @throws InvalidDomainNameException naming the first rule that is broken
    public static Name normalize(String input) {
        String text = trimmed(input);                                                              // 2
        require(!text.isEmpty(), EMPTY_DOMAIN_NAME, "Domain name is empty.");                      // 3
        require(text.length() <= INPUT_MAX, DOMAIN_NAME_TOO_LONG, tooLong());
        require(text.indexOf(CAPITAL_I_WITH_DOT) < 0, AMBIGUOUS_DOWNCASING,                        // 4
                "Domain name has a character whose lower case is ambiguous, " + Character.getName(CAPITAL_I_WITH_DOT)
                        + "; write it in lower case.");
        String dotted = withPlainDots(text);                                                       // 6
        if (dotted.equals(".")) {                                                                  // 7
            return Name.root;
        }
        require(!dotted.startsWith("."), INITIAL_DOT, "Domain name starts with a dot.");           // 8
        require(!dotted.contains(".."), REPEATED_DOTS, "Domain name has two or more dots in a row."); // 9
        List<String> labels = new ArrayList<>();
        for (String label : dotted.split("\\.")) {                                                 // 10, 11
            labels.add(isAscii(label) ? asciiLabel(label) : aLabel(label));                        // 12
        }
        for (String label : labels) {                                                              // 13
            require(label.length() <= LABEL_MAX, LABEL_TOO_LONG,
                    "Domain name has a label of more than " + LABEL_MAX + " characters: " + quoted(label) + ".");
        }
        String name = String.join(".", labels);                                                    // 14
        require(name.length() <= NAME_MAX, DOMAIN_NAME_TOO_LONG, tooLong());                       // 15
        return absolute(name);
    }

    private static String asciiLabel(String label) {
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            boolean valid = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                    || c == '-' || c == '/' || c == '_';
            require(valid, INVALID_ASCII, "Domain name has a label with a character that is not permitted: "
                    + quoted(label) + ".");
        }
        String lower = label.toLowerCase(Locale.ROOT);
        require(!lower.startsWith(A_LABEL_PREFIX) || lower.length() > LABEL_MAX || Idna.isPunycode(lower),
                INVALID_U_LABEL, "Domain name has a label that looks like an A-label but cannot be decoded: "
                        + quoted(label) + ".");
        return lower;
    }

    private static String aLabel(String label) {
        return Idna.toALabel(label).orElseThrow(() -> new InvalidDomainNameException(INVALID_U_LABEL,
                "Domain name has a label that is not valid in internationalized names (IDNA2008): " + quoted(label)
                        + "."));
    }

    private static Name absolute(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            throw new IllegalStateException("a name that follows every rule was refused: " + name, e);
        }
    }

    private static String trimmed(String input) {
        int start = 0;
        int end = input.length();
        while (start < end && WHITE_SPACE.indexOf(input.charAt(start)) >= 0) {
            start++;
        }
        while (start < end && WHITE_SPACE.indexOf(input.charAt(end - 1)) >= 0) {
            end--;
        }
        return input.substring(start, end);
    }

    private static String withPlainDots(String text) {
        String dotted = text;
        for (char stop : OTHER_FULL_STOPS.toCharArray()) {
            dotted = dotted.replace(stop, '.');
        }
        return dotted;
    }

    private static boolean isAscii(String label) {
        return label.chars().allMatch(c -> c < 0x80);
    }

    private static String tooLong() {
        return "Domain name is longer than " + NAME_MAX + " characters.";
    }

    /// In quotes, cut to what a message can bear, with everything escaped that could disturb a terminal or a log.
    private static String quoted(String label) {
        StringBuilder shown = new StringBuilder("\"");
        label.codePoints().limit(LABEL_MAX + 1L).forEach(c -> {
            shown.append(harmless(c) ? Character.toString(c) : String.format("\\u{%X}", c));
        });
        return shown.append(label.codePointCount(0, label.length()) > LABEL_MAX + 1 ? "…\"" : "\"").toString();
    }

    private static boolean harmless(int c) {
        return c < 0x80
                ? c >= ' ' && c < 0x7F && c != '"' && c != '\\'
                : Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }

    private static void require(boolean kept, Rule rule, String sentence) {
        if (!kept) {
            throw new InvalidDomainNameException(rule, sentence);
        }
    }
}
