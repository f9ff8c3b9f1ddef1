package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.HASHED_NEXT;
import static dev.gonemaster.engine.message.ArgName.NEXT;

import dev.gonemaster.engine.message.Arg;
import java.util.Locale;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.utils.base32;

/// What an NSEC or NSEC3 record says is not there: all that is strictly between its owner and its next field, in the
/// order of its kind (RFC 4034 section 4.1.1, RFC 5155 section 7.1).
///
/// @param owner of the record
/// @param from where the owner is in that order
/// @param to where the next field is; not after `from` where the chain begins anew
/// @param next the next field as argument of a message
/// @param <T> NSEC has the canonical order of names, NSEC3 that of hashes, which base32hex keeps
record DeniedRange<T extends Comparable<T>>(Name owner, T from, T to, Arg next) {
    private static final base32 BASE32_HEX = new base32(base32.Alphabet.BASE32HEX, false, true);

    static DeniedRange<Name> of(NSECRecord nsec) {
        return new DeniedRange<>(nsec.getName(), nsec.getName(), nsec.getNext(), NEXT.of(nsec.getNext()));
    }

    static DeniedRange<String> of(NSEC3Record nsec3) {
        String from = nsec3.getName().getLabelString(0).toLowerCase(Locale.ROOT);
        String to = BASE32_HEX.toString(nsec3.getNext());
        return new DeniedRange<>(nsec3.getName(), from, to, HASHED_NEXT.of(to));
    }

    /// Whether this says that the other's owner is not there.
    boolean covers(DeniedRange<T> other) {
        boolean after = other.from.compareTo(from) > 0;
        boolean before = other.from.compareTo(to) < 0;
        return from.compareTo(to) < 0 ? after && before : after || before;
    }

    /// Whether both lead to the same place from different ones.
    boolean endsLike(DeniedRange<T> other) {
        return to.equals(other.to) && !from.equals(other.from);
    }
}
