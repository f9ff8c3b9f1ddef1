package dev.gonemaster.engine.dns;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// A question as it is put to one server; immutable, equal when all of it is equal (names compare without case), so it
/// serves as the key of a cache. Starts out as the "DNS Query" of the specification: UDP, class IN, no flags, no EDNS.
///
/// @param type as in [Type]
/// @param edns null for a query without OPT record
/// @param spelling the name in the letter case that matters to whoever asks; null where letter case does not matter
/// @param fromAnywhere whether a response counts that comes from another address than the one asked. Any host that
///     sees or guesses the question can give one, so it must be used for nothing but the fact that it came
public record Query(Name name, int type, int dnsClass, Protocol protocol, boolean recursionDesired,
                    @Nullable Edns edns, @Nullable String spelling, boolean fromAnywhere) {

    public enum Protocol { UDP, TCP }

    public static Query of(Name name, int type) {
        return new Query(name, type, DClass.IN, Protocol.UDP, false, null, null, false);
    }

    /// The specification's "DNSSEC Query".
    public static Query dnssec(Name name, int type) {
        return of(name, type).with(Edns.DNSSEC);
    }

    public Query with(Edns edns) {
        return new Query(name, type, dnsClass, protocol, recursionDesired, edns, spelling, fromAnywhere);
    }

    public Query overTcp() {
        return new Query(name, type, dnsClass, Protocol.TCP, recursionDesired, edns, spelling, fromAnywhere);
    }

    /// @param dnsClass as in [DClass]
    public Query inClass(int dnsClass) {
        return new Query(name, type, dnsClass, protocol, recursionDesired, edns, spelling, fromAnywhere);
    }

    /// With the RD flag.
    public Query desiringRecursion() {
        return new Query(name, type, dnsClass, protocol, true, edns, spelling, fromAnywhere);
    }

    public Query answeredFromAnywhere() {
        return new Query(name, type, dnsClass, protocol, recursionDesired, edns, spelling, true);
    }

    /// The same name in exactly this letter case; no answer to another spelling is taken for it.
    ///
    /// @param spelling the name in another letter case, absolute
    public Query spelled(String spelling) {
        try {
            Name spelled = Name.fromString(spelling, Name.root);
            if (!spelled.equals(name)) {
                throw new IllegalArgumentException(spelling + " is not another spelling of " + name);
            }
            return new Query(spelled, type, dnsClass, protocol, recursionDesired, edns, spelling, fromAnywhere);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("no name: " + spelling, e);
        }
    }

    @Override
    public String toString() {
        return name + " " + Type.string(type) + " " + protocol;
    }
}
