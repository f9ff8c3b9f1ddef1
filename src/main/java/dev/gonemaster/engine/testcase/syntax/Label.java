package dev.gonemaster.engine.testcase.syntax;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.xbill.DNS.Name;

/// One label of a name, judged by the octets that it has on the wire, so that a dot or a backslash inside counts as
/// what it is.
///
/// @param octets one character for each octet
/// @param text in presentation format (RFC 1035 section 5.1), lower case
record Label(String octets, String text) {
    /// The labels of an absolute name from left to right, without the empty one of the root.
    static List<Label> of(Name name) {
        return IntStream.range(0, name.labels() - 1).mapToObj(position -> of(name, position)).toList();
    }

    private static Label of(Name name, int position) {
        // The first octet is the length.
        byte[] octets = name.getLabel(position);
        return new Label(new String(octets, 1, octets.length - 1, StandardCharsets.ISO_8859_1),
                name.getLabelString(position).toLowerCase(Locale.ROOT));
    }

    /// RFC 1123 section 2.1: letters, digits and hyphens.
    boolean onlyAllowedCharacters() {
        return octets.chars().allMatch(octet -> letter(octet) || digit(octet) || octet == '-');
    }

    boolean onlyDigits() {
        return octets.chars().allMatch(Label::digit);
    }

    boolean beginsWithHyphen() {
        return octets.startsWith("-");
    }

    boolean endsWithHyphen() {
        return octets.endsWith("-");
    }

    /// RFC 3696 section 5: hyphens in positions 3 and 4 mark an encoding, and `xn` is the only one there is.
    boolean hasUnknownPrefix() {
        return octets.startsWith("--", 2) && !octets.regionMatches(true, 0, "xn", 0, 2);
    }

    private static boolean letter(int octet) {
        return octet >= 'a' && octet <= 'z' || octet >= 'A' && octet <= 'Z';
    }

    private static boolean digit(int octet) {
        return octet >= '0' && octet <= '9';
    }
}
