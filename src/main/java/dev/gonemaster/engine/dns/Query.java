package dev.gonemaster.engine.dns;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// A question as it is put to one server; immutable, equal when all of it is equal (names compare without case), so it
/// serves as the key of a cache. Starts out as the "DNS Query" of the specification: UDP, class IN, no flags, no EDNS.
///
/// @param type as in [Type]
/// @param edns null for a query without OPT record
public record Query(Name name, int type, int dnsClass, Protocol protocol, boolean recursionDesired,
                    @Nullable Edns edns) {

    public enum Protocol { UDP, TCP }

    public static Query of(Name name, int type) {
        return new Query(name, type, DClass.IN, Protocol.UDP, false, null);
    }

    /// The specification's "DNSSEC Query".
    public static Query dnssec(Name name, int type) {
        return of(name, type).with(Edns.DNSSEC);
    }

    public Query with(Edns edns) {
        return new Query(name, type, dnsClass, protocol, recursionDesired, edns);
    }

    public Query overTcp() {
        return new Query(name, type, dnsClass, Protocol.TCP, recursionDesired, edns);
    }

    @Override
    public String toString() {
        return name + " " + Type.string(type) + " " + protocol;
    }
}
