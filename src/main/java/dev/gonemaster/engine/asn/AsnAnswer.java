package dev.gonemaster.engine.asn;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a database says about one address. Immutable.
///
/// @param asns numbers of the autonomous systems that announce it; empty unless the code is [Code#AS_FOUND]
/// @param prefix the most specific announced prefix that covers the address, in CIDR notation; empty when unknown
/// @param raw the database's answer as it came, for debugging; empty when there was none
public record AsnAnswer(Code code, SortedSet<Long> asns, String prefix, String raw) {
    public static final AsnAnswer FAILED = new AsnAnswer(Code.ERROR_ASN_DATABASE, new TreeSet<>(), "", "");
    /// The database works and knows nobody who announces the address.
    public static final AsnAnswer EMPTY = new AsnAnswer(Code.EMPTY_ASN_SET, new TreeSet<>(), "", "");

    public AsnAnswer {
        asns = Collections.unmodifiableSortedSet(new TreeSet<>(asns));
    }

    public static AsnAnswer found(Collection<Long> asns, String prefix, String raw) {
        return new AsnAnswer(Code.AS_FOUND, new TreeSet<>(asns), prefix, raw);
    }

    public enum Code { AS_FOUND, EMPTY_ASN_SET, ERROR_ASN_DATABASE }
}
