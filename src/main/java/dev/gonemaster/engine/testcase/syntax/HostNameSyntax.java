package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LABEL;
import static dev.gonemaster.engine.message.ArgName.TLD;

import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.testcase.Findings;
import java.util.List;
import org.xbill.DNS.Name;

/// The host name validator that syntax04, syntax07 and syntax08 have in common. Lengths need no check: a longer label
/// or name does not exist in a DNS message.
/// Sources: RFC 952, RFC 1123 section 2.1, RFC 2181 section 11, RFC 3696 sections 2 and 5.
///
/// @param nonAllowedChars with DOMAIN
/// @param doubleDash with LABEL and DOMAIN
/// @param numericTld with DOMAIN and TLD
/// @param ok with DOMAIN
record HostNameSyntax(Tag nonAllowedChars, Tag doubleDash, Tag numericTld, Tag ok) {
    void judge(Name host, Findings findings) {
        List<Label> labels = Label.of(host);
        boolean allowed = labels.stream().allMatch(Label::onlyAllowedCharacters);
        if (!allowed) {
            findings.add(nonAllowedChars, DOMAIN.of(host));
        }
        List<Label> dashed = labels.stream().filter(Label::hasUnknownPrefix).toList();
        dashed.forEach(label -> findings.add(doubleDash, LABEL.of(label.text()), DOMAIN.of(host)));
        boolean numeric = !labels.isEmpty() && labels.getLast().onlyDigits();
        if (numeric) {
            findings.add(numericTld, DOMAIN.of(host), TLD.of(labels.getLast().text()));
        }
        if (allowed && dashed.isEmpty() && !numeric) {
            findings.add(ok, DOMAIN.of(host));
        }
    }
}
