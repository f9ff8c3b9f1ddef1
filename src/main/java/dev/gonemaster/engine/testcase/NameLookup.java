package dev.gonemaster.engine.testcase;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Outcome.Reason;
import dev.gonemaster.engine.dns.Response;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// The specification's "DNS Lookup" of a name, and how much its outcome tells.
///
/// @param name as it was looked up; the outcome's query has the name at the end of the aliases
public record NameLookup(Name name, Outcome outcome) {
    /// Looks up each of the names, side by side.
    ///
    /// @return in the order of the names
    public static List<NameLookup> of(DnsClient dns, Collection<Name> names, int type) {
        return dns.inParallel(names.stream()
                .<Supplier<NameLookup>>map(name -> () -> new NameLookup(name, dns.lookUp(name, type))).toList());
    }

    /// Looks up the addresses of a host, both families side by side.
    ///
    /// @return for A, then for AAAA
    public static List<NameLookup> addresses(DnsClient dns, Name host) {
        return dns.inParallel(Stream.of(Type.A, Type.AAAA)
                .<Supplier<NameLookup>>map(type -> () -> new NameLookup(host, dns.lookUp(host, type))).toList());
    }

    /// Whether a question was left out on purpose, so that nothing can be said about the name.
    public boolean leftOut() {
        return outcome instanceof NotAsked(Reason reason) && reason != Reason.NO_SERVER;
    }

    /// Whether it is certain which records of the type looked up there are, or that there are none.
    public boolean definite() {
        return outcome instanceof Response response
                && (response.noError() || response.rcode() == Rcode.NXDOMAIN)
                && (response.authoritative() || !response.answer().isEmpty());
    }

    /// Whether the name was found to be an alias, wherever that leads.
    public boolean alias() {
        return outcome instanceof Response response
                && (!response.query().name().equals(name) || !response.answer(name, Type.CNAME).isEmpty());
    }

    /// What was looked up, found at the name or at the end of its aliases.
    public List<Record> records() {
        return outcome instanceof Response response ? response.answer() : List.of();
    }

    /// The addresses among [#records()].
    public List<InetAddress> addresses() {
        return records().stream().flatMap(record -> NameServer.addressIn(record).stream()).distinct().toList();
    }
}
