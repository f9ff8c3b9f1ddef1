package dev.gonemaster.engine.dns;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What an outcome is worth to recursion that asked a server of a zone (RFC 1034 section 5.3.3).
///
/// @param alias where the name goes on as an alias
/// @param referral the cut that the servers of the zone refer to, closer to the name than the zone
record Verdict(Worth worth, Outcome outcome, Optional<Name> alias, Optional<Cut> referral) {
    /// From worst to best.
    enum Worth {
        /// No response at all.
        NONE,
        /// A response that does not help: an error, a lame server, records of other names.
        USELESS,
        /// An answer without authority, taken when nobody has a better one.
        HEARSAY,
        GOOD
    }

    static final Verdict NO_SERVER = none(new Outcome.NotAsked(Outcome.Reason.NO_SERVER));

    static Verdict none(Outcome outcome) {
        return new Verdict(Worth.NONE, outcome, Optional.empty(), Optional.empty());
    }

    static Verdict of(Outcome outcome, Query query, Name zone) {
        if (!(outcome instanceof Response response)) {
            return none(outcome);
        }
        if (response.rcode() != Rcode.NOERROR && response.rcode() != Rcode.NXDOMAIN) {
            return useless(response);
        }
        Optional<Name> alias = alias(response, query);
        if (alias.isPresent() || !answer(response, query).isEmpty()) {
            return new Verdict(response.authoritative() ? Worth.GOOD : Worth.HEARSAY, response, alias,
                    Optional.empty());
        }
        if (!response.message().getSection(Section.ANSWER).isEmpty()) {
            return useless(response);
        }
        Optional<Cut> referral = referral(response, query, zone);
        if (referral.isPresent()) {
            return new Verdict(Worth.GOOD, response, Optional.empty(), referral);
        }
        boolean denial = response.section(Section.AUTHORITY, Type.SOA).stream()
                .anyMatch(soa -> query.name().subdomain(soa.getName()) && soa.getName().subdomain(zone));
        if (response.authoritative() || denial) {
            return new Verdict(response.authoritative() ? Worth.GOOD : Worth.HEARSAY, response, Optional.empty(),
                    Optional.empty());
        }
        return useless(response);
    }

    private static Verdict useless(Response response) {
        return new Verdict(Worth.USELESS, response, Optional.empty(), Optional.empty());
    }

    private static List<Record> answer(Response response, Query query) {
        return query.type() == Type.ANY
                ? response.message().getSection(Section.ANSWER).stream()
                        .filter(record -> record.getName().equals(query.name())).toList()
                : response.answer(query.name(), query.type());
    }

    /// Where a CNAME of the name points, or what a DNAME above it makes of it (RFC 6672), unless the type asked for is
    /// there.
    private static Optional<Name> alias(Response response, Query query) {
        if (query.type() == Type.CNAME || !answer(response, query).isEmpty()) {
            return Optional.empty();
        }
        List<Record> cnames = response.answer(query.name(), Type.CNAME);
        if (!cnames.isEmpty()) {
            return Optional.of(((CNAMERecord) cnames.getFirst()).getTarget());
        }
        return response.answer(Type.DNAME).stream().map(DNAMERecord.class::cast)
                .filter(dname -> query.name().subdomain(dname.getName()) && !query.name().equals(dname.getName()))
                .findFirst().flatMap(dname -> substitute(query.name(), dname));
    }

    private static Optional<Name> substitute(Name name, DNAMERecord dname) {
        try {
            return Optional.of(name.fromDNAME(dname));
        } catch (NameTooLongException e) {
            return Optional.empty();
        }
    }

    private static Optional<Cut> referral(Response response, Query query, Name zone) {
        if (response.rcode() != Rcode.NOERROR || !response.section(Section.AUTHORITY, Type.SOA).isEmpty()) {
            return Optional.empty();
        }
        List<Record> nsRecords = response.section(Section.AUTHORITY, Type.NS);
        return nsRecords.stream().map(Record::getName).filter(owner -> closer(owner, query, zone)).findFirst()
                .map(owner -> cut(owner, nsRecords, response, zone));
    }

    private static boolean closer(Name owner, Query query, Name zone) {
        boolean belongsToParent = query.type() == Type.DS && owner.equals(query.name());
        return query.name().subdomain(owner) && owner.subdomain(zone) && !owner.equals(zone) && !belongsToParent;
    }

    private static Cut cut(Name owner, List<Record> nsRecords, Response response, Name zone) {
        Set<Name> names = new TreeSet<>();
        nsRecords.stream().filter(record -> record.getName().equals(owner))
                .forEach(record -> names.add(((NSRecord) record).getTarget()));
        return Cut.of(owner, names, glue(response, names, zone));
    }

    /// Addresses count only for the names of the referral, and only where the delegating zone may speak for them: at or
    /// below itself. All others are looked up.
    private static Collection<NameServer> glue(Response response, Set<Name> names, Name zone) {
        List<NameServer> glue = new ArrayList<>();
        for (Record record : response.message().getSection(Section.ADDITIONAL)) {
            if (names.contains(record.getName()) && record.getName().subdomain(zone)) {
                addressIn(record).ifPresent(address -> glue.add(new NameServer(record.getName(), address)));
            }
        }
        return glue;
    }

    static Optional<InetAddress> addressIn(Record record) {
        return NameServer.addressIn(record);
    }
}
