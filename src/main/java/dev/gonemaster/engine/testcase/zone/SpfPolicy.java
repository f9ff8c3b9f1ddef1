package dev.gonemaster.engine.testcase.zone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/// An SPF policy that follows the grammar of RFC 7208 section 12 and the rules that sections 6 and 7.3 add to it:
/// `redirect` and `exp` stand at most once, and a macro never keeps zero parts of a name.
///
/// @param terms in the order written
record SpfPolicy(List<Term> terms) {
    private static final String VERSION = "v=spf1";
    private static final Pattern MODIFIER = Pattern.compile("([a-z][a-z0-9._-]*)=(.*)", Pattern.DOTALL);
    private static final Pattern DIRECTIVE = Pattern.compile("([-+?~]?)([a-z0-9]+)(.*)", Pattern.DOTALL);
    private static final Pattern PREFIX_LENGTHS = Pattern.compile("(?:/(0|[1-9][0-9]?))?(?://(0|[1-9][0-9]{0,2}))?\\z");
    private static final Pattern PREFIX_LENGTH = Pattern.compile("/(0|[1-9][0-9]{0,2})\\z");
    private static final Pattern MACRO = Pattern.compile("%(?:\\{[slodiphcrtv]([0-9]*+)r?[-.+,/_=]*+}|[%_-])");
    private static final Pattern BYTE = Pattern.compile("25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]");
    private static final Pattern HEX_GROUP = Pattern.compile("[0-9a-f]{1,4}");
    private static final int IP4_LENGTH_MAX = 32;
    private static final int IP6_LENGTH_MAX = 128;
    private static final int IP6_GROUPS = 8;

    enum Kind { ALL, INCLUDE, A, MX, PTR, IP4, IP6, EXISTS, REDIRECT, EXP, UNKNOWN_MODIFIER }

    /// @param qualifier empty where none is written, and for modifiers
    /// @param target domain-spec in lower case; empty where there is none
    record Term(Kind kind, String qualifier, String target) {
        boolean modifier() {
            return kind == Kind.REDIRECT || kind == Kind.EXP || kind == Kind.UNKNOWN_MODIFIER;
        }

        /// Whether the target depends on the mail that is judged.
        boolean hasMacro() {
            return target.contains("%");
        }

        /// The target as a name; empty when it fits into no name.
        Optional<Name> targetName() {
            try {
                return Optional.of(Name.fromString(target.replace("\\", "\\\\"), Name.root));
            } catch (TextParseException e) {
                return Optional.empty();
            }
        }
    }

    SpfPolicy {
        terms = List.copyOf(terms);
    }

    /// The texts of the SPF records among TXT records (RFC 7208 sections 3.3 and 4.5), in lower case, sorted, one for
    /// each record. Octets become characters one by one.
    static List<String> textsIn(Collection<Record> records) {
        return records.stream().filter(TXTRecord.class::isInstance)
                .map(record -> concatenated((TXTRecord) record).toLowerCase(Locale.ROOT))
                .filter(text -> text.equals(VERSION) || text.startsWith(VERSION + " "))
                .sorted().toList();
    }

    /// @return empty when the text breaks the grammar
    static Optional<SpfPolicy> parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals(VERSION) && !lower.startsWith(VERSION + " ")) {
            return Optional.empty();
        }
        var terms = new ArrayList<Term>();
        var onlyOnce = new HashSet<Kind>();
        for (String written : lower.substring(VERSION.length()).split(" ")) {
            if (written.isEmpty()) {
                continue;
            }
            Optional<Term> term = term(written);
            boolean repeated = term.isPresent() && term.get().modifier()
                    && term.get().kind() != Kind.UNKNOWN_MODIFIER && !onlyOnce.add(term.get().kind());
            if (term.isEmpty() || repeated) {
                return Optional.empty();
            }
            terms.add(term.get());
        }
        return Optional.of(new SpfPolicy(terms));
    }

    /// "Null SPF" of the specification: nobody may send.
    boolean nullSpf() {
        return terms.equals(List.of(new Term(Kind.ALL, "-", "")));
    }

    /// The terms that a receiver may come to (RFC 7208 section 5.1): nothing after `all`, and no `redirect` beside it.
    List<Term> effective() {
        var effective = new ArrayList<Term>();
        boolean all = terms.stream().anyMatch(term -> term.kind() == Kind.ALL);
        boolean beforeAll = true;
        for (Term term : terms) {
            beforeAll &= term.kind() != Kind.ALL;
            if (term.modifier() ? !(all && term.kind() == Kind.REDIRECT) : beforeAll) {
                effective.add(term);
            }
        }
        return effective;
    }

    private static String concatenated(TXTRecord record) {
        return record.getStringsAsByteArrays().stream()
                .map(octets -> new String(octets, StandardCharsets.ISO_8859_1)).collect(Collectors.joining());
    }

    private static Optional<Term> term(String written) {
        Matcher modifier = MODIFIER.matcher(written);
        if (modifier.matches()) {
            String value = modifier.group(2);
            return switch (modifier.group(1)) {
                case "redirect" -> term(Kind.REDIRECT, "", value, domainSpec(value));
                case "exp" -> term(Kind.EXP, "", value, domainSpec(value));
                default -> term(Kind.UNKNOWN_MODIFIER, "", "", literalsFrom(value) >= 0);
            };
        }
        Matcher directive = DIRECTIVE.matcher(written);
        return directive.matches()
                ? mechanism(directive.group(1), directive.group(2), directive.group(3))
                : Optional.empty();
    }

    /// @param rest what follows the mechanism's name
    private static Optional<Term> mechanism(String qualifier, String name, String rest) {
        String value = rest.isEmpty() ? "" : rest.substring(1);
        boolean colon = rest.startsWith(":");
        return switch (name) {
            case "all" -> term(Kind.ALL, qualifier, "", rest.isEmpty());
            case "include" -> term(Kind.INCLUDE, qualifier, value, colon && domainSpec(value));
            case "exists" -> term(Kind.EXISTS, qualifier, value, colon && domainSpec(value));
            case "ptr" -> term(Kind.PTR, qualifier, value, rest.isEmpty() || colon && domainSpec(value));
            case "ip4" -> term(Kind.IP4, qualifier, "", colon && ip4Network(value));
            case "ip6" -> term(Kind.IP6, qualifier, "", colon && ip6Network(value));
            case "a" -> hosts(Kind.A, qualifier, rest);
            case "mx" -> hosts(Kind.MX, qualifier, rest);
            default -> Optional.empty();
        };
    }

    /// `a` and `mx`: a domain-spec or none, prefix lengths or none. No domain-spec ends in what looks like a length.
    private static Optional<Term> hosts(Kind kind, String qualifier, String rest) {
        Matcher lengths = PREFIX_LENGTHS.matcher(rest);
        String domain = lengths.find() ? rest.substring(0, lengths.start()) : rest;
        boolean right = atMost(lengths.group(1), IP4_LENGTH_MAX) && atMost(lengths.group(2), IP6_LENGTH_MAX);
        if (domain.isEmpty()) {
            return term(kind, qualifier, "", right);
        }
        String target = domain.substring(1);
        return term(kind, qualifier, target, right && domain.startsWith(":") && domainSpec(target));
    }

    private static Optional<Term> term(Kind kind, String qualifier, String target, boolean right) {
        return right ? Optional.of(new Term(kind, qualifier, target)) : Optional.empty();
    }

    private static boolean domainSpec(String text) {
        int literalsFrom = literalsFrom(text);
        if (literalsFrom < 0 || text.isEmpty()) {
            return false;
        }
        if (literalsFrom == text.length()) {
            return true;
        }
        String literals = text.substring(literalsFrom, text.endsWith(".") ? text.length() - 1 : text.length());
        int dot = literals.lastIndexOf('.');
        return dot >= 0 && topLabel(literals.substring(dot + 1));
    }

    /// Reads a macro-string.
    ///
    /// @return where its last run of literal characters begins; its end when it ends in a macro; negative when it is
    ///     none
    private static int literalsFrom(String text) {
        int literalsFrom = 0;
        Matcher macro = MACRO.matcher(text);
        for (int at = 0; at < text.length(); ) {
            char character = text.charAt(at);
            if (character == '%') {
                if (!macro.region(at, text.length()).lookingAt() || zero(macro.group(1))) {
                    return -1;
                }
                at = macro.end();
                literalsFrom = at;
            } else if (character > ' ' && character <= '~') {
                at++;
            } else {
                return -1;
            }
        }
        return literalsFrom;
    }

    private static boolean zero(@Nullable String digits) {
        return digits != null && !digits.isEmpty() && digits.chars().allMatch(digit -> digit == '0');
    }

    private static boolean topLabel(String label) {
        return !label.isEmpty() && label.chars().allMatch(each -> each == '-' || alphanumeric(each))
                && alphanumeric(label.charAt(0)) && alphanumeric(label.charAt(label.length() - 1))
                && !label.chars().allMatch(Character::isDigit);
    }

    private static boolean alphanumeric(int character) {
        return character >= 'a' && character <= 'z' || character >= '0' && character <= '9';
    }

    private static boolean ip4Network(String text) {
        return network(text, IP4_LENGTH_MAX).filter(SpfPolicy::ip4).isPresent();
    }

    private static boolean ip6Network(String text) {
        return network(text, IP6_LENGTH_MAX).filter(SpfPolicy::ip6).isPresent();
    }

    private static Optional<String> network(String text, int lengthMax) {
        Matcher length = PREFIX_LENGTH.matcher(text);
        if (!length.find()) {
            return Optional.of(text);
        }
        return atMost(length.group(1), lengthMax) ? Optional.of(text.substring(0, length.start())) : Optional.empty();
    }

    private static boolean atMost(@Nullable String number, int max) {
        return number == null || Integer.parseInt(number) <= max;
    }

    private static boolean ip4(String text) {
        String[] bytes = text.split("\\.", -1);
        return bytes.length == 4 && Arrays.stream(bytes).allMatch(each -> BYTE.matcher(each).matches());
    }

    /// RFC 4291 section 2.2.
    private static boolean ip6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == IP6_GROUPS;
        }
        String before = text.substring(0, gap);
        String after = text.substring(gap + 2);
        int left = before.isEmpty() ? 0 : groups(before, false);
        int right = after.isEmpty() ? 0 : groups(after, true);
        return left >= 0 && right >= 0 && left + right < IP6_GROUPS;
    }

    /// @return how many groups of 16 bits the text stands for; negative when it is malformed
    private static int groups(String text, boolean ip4AtEnd) {
        String[] parts = text.split(":", -1);
        int groups = 0;
        for (int i = 0; i < parts.length; i++) {
            if (HEX_GROUP.matcher(parts[i]).matches()) {
                groups++;
            } else if (ip4AtEnd && i == parts.length - 1 && ip4(parts[i])) {
                groups += 2;
            } else {
                return -1;
            }
        }
        return groups;
    }
}
