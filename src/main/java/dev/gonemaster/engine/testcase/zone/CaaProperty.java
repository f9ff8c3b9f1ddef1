package dev.gonemaster.engine.testcase.zone;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.Record;

/// The data of a CAA record, octets as characters (RFC 8659 section 4.1).
///
/// @param flags 0 to 255
/// @param tag as received
/// @param value as received
record CaaProperty(int flags, String tag, String value) implements Comparable<CaaProperty> {
    /// Properties whose values have the grammar of [#issueValue()] (RFC 8659 section 4.2, RFC 9495).
    private static final Set<String> ISSUING = Set.of("issue", "issuewild", "issuemail");
    /// Those of the IANA registry "Certification Authority Restriction Properties" that gonemaster's document names:
    /// all but the reserved ones, which no authority can act on.
    private static final Set<String> KNOWN = Set.of("issue", "issuewild", "issuemail", "iodef", "contactemail",
            "contactphone", "issuevmc");
    private static final int CRITICAL = 0x80;
    private static final Comparator<CaaProperty> ORDER = Comparator.comparing(CaaProperty::tag)
            .thenComparing(CaaProperty::value).thenComparing(CaaProperty::flags);
    private static final Pattern LETTERS_AND_DIGITS = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern PARAMETER_VALUE = Pattern.compile("[!-:<-~]*+");
    private static final Pattern URL_CHARACTERS = Pattern.compile("[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]*+");
    private static final Pattern WEB_URL = Pattern.compile("https?://[a-z0-9%\\[]");
    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /// @param record a CAA record
    static CaaProperty of(Record record) {
        byte[] octets = record.rdataToWireCanonical();
        int tagLength = Byte.toUnsignedInt(octets[1]);
        String text = new String(octets, 2, octets.length - 2, StandardCharsets.ISO_8859_1);
        return new CaaProperty(((CAARecord) record).getFlags(), text.substring(0, tagLength),
                text.substring(tagLength));
    }

    /// The tag in lower case: letter case means nothing.
    String name() {
        return tag.toLowerCase(Locale.ROOT);
    }

    /// A certificate authority that does not know the property must not issue.
    boolean critical() {
        return (flags & CRITICAL) != 0;
    }

    boolean reservedFlags() {
        return (flags & ~CRITICAL) != 0;
    }

    boolean tagWellFormed() {
        return LETTERS_AND_DIGITS.matcher(tag).matches();
    }

    boolean issuing() {
        return ISSUING.contains(name());
    }

    boolean known() {
        return KNOWN.contains(name());
    }

    /// Whether the value is an issue-value of RFC 8659 section 4.2.
    boolean issueValue() {
        String[] parts = value.split(";", -1);
        String issuer = trimmed(parts[0]);
        if (!issuer.isEmpty() && !Arrays.stream(issuer.split("\\.", -1)).allMatch(CaaProperty::label)) {
            return false;
        }
        boolean noParameters = parts.length == 2 && trimmed(parts[1]).isEmpty();
        return noParameters || Arrays.stream(parts).skip(1).allMatch(CaaProperty::parameter);
    }

    /// Whether nobody may issue by this record: it names no issuer, or is not understood (RFC 8659 section 4.2).
    boolean forbids() {
        return !issueValue() || trimmed(value.split(";", -1)[0]).isEmpty();
    }

    /// Whether the value is a URL that RFC 8659 section 4.4 permits.
    boolean reportUrl() {
        if (!URL_CHARACTERS.matcher(value).matches() || LONE_PERCENT.matcher(value).find()) {
            return false;
        }
        String url = value.toLowerCase(Locale.ROOT);
        if (url.startsWith("mailto:")) {
            return url.indexOf('@') > "mailto:".length() && !url.endsWith("@");
        }
        return WEB_URL.matcher(url).lookingAt();
    }

    @Override
    public int compareTo(CaaProperty other) {
        return ORDER.compare(this, other);
    }

    private static boolean parameter(String text) {
        int equals = text.indexOf('=');
        return equals >= 0 && label(trimmed(text.substring(0, equals)))
                && PARAMETER_VALUE.matcher(trimmed(text.substring(equals + 1))).matches();
    }

    /// Letters and digits, hyphens between them.
    private static boolean label(String text) {
        return !text.isEmpty() && !text.startsWith("-") && !text.endsWith("-")
                && LETTERS_AND_DIGITS.matcher(text.replace("-", "")).matches();
    }

    /// Without spaces and tabs around it.
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && space(text.charAt(from))) {
            from++;
        }
        while (to > from && space(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean space(char character) {
        return character == ' ' || character == '\t';
    }
}
