package dev.gonemaster.engine.testcase.zone;

import dev.gonemaster.engine.zone.Zone;
import org.xbill.DNS.Name;

/// "Email Domain" of the specification: which zones are meant to be the right side of an email address.
/// Sources: RFC 3172, RFC 5321 sections 2.3.5 and 4.1.2.
final class EmailDomain {
    private static final Name ARPA = Name.fromConstantString("arpa.");
    /// Labels of a top-level domain, the empty one of the root included.
    private static final int TLD_LABELS = 2;

    private EmailDomain() {
    }

    /// Neither the root zone nor a top-level domain nor a zone in the ARPA tree.
    static boolean expected(Zone zone) {
        return zone.name().labels() > TLD_LABELS && !zone.name().subdomain(ARPA);
    }

    static boolean topLevel(Zone zone) {
        return zone.name().labels() == TLD_LABELS;
    }
}
