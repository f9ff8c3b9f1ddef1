package dev.gonemaster.engine.testcase.syntax;

import dev.gonemaster.engine.message.ArgName;
import java.util.List;
import java.util.regex.Pattern;
import org.xbill.DNS.Name;

/// An SOA RNAME as a mail address (RFC 1035 section 8): the first label is the local part, which may hold dots, all
/// that follows is the domain.
///
/// @param localPart one character for each octet; empty when RNAME is the root
/// @param domain the root where RNAME has no second label
record Mailbox(String localPart, Name domain) {
    private static final String ATEXT = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern ATOM = Pattern.compile(ATEXT);
    /// RFC 5322 section 3.2.3 and 3.2.4, without the obsolete forms, comments and folding.
    private static final Pattern LOCAL_PART = Pattern.compile(ATEXT + "(?:\\." + ATEXT + ")*"
            + "|\"(?:[\\t !#-\\[\\]-~]|\\\\[\\t -~])*+\"");

    static Mailbox of(Name rname) {
        List<Label> labels = Label.of(rname);
        return labels.isEmpty()
                ? new Mailbox("", Name.root)
                : new Mailbox(labels.getFirst().octets(), new Name(rname, 1));
    }

    /// Whether this is an addr-spec of RFC 5322 section 3.4.1 with a domain name; a domain literal cannot be looked up.
    boolean valid() {
        return LOCAL_PART.matcher(localPart).matches() && !domain.equals(Name.root)
                && Label.of(domain).stream().allMatch(label -> ATOM.matcher(label.octets()).matches());
    }

    /// With octets that are no printable ASCII written as `\DDD` (RFC 1035 section 5.1).
    String text() {
        var text = new StringBuilder();
        localPart.chars().forEach(octet -> {
            if (octet >= ' ' && octet <= '~') {
                text.append((char) octet);
            } else {
                text.append(String.format("\\%03d", octet));
            }
        });
        return text.append('@').append(domain.equals(Name.root) ? "" : ArgName.published(domain)).toString();
    }
}
