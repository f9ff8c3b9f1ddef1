package dev.gonemaster.engine.scenario;

import dev.gonemaster.engine.dns.Query;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// One answer of a well-behaved authoritative server (RFC 1034 section 4.3.2, RFC 6672, RFC 6891) out of the zones
/// that it loaded.
public final class AuthoritativeAnswer {
    private static final int ALIASES_MAX = 8;

    private final Collection<ZoneContent> zones;
    private final Query query;
    private final Message message = new Message();
    private final Set<Name> additionalFor = new HashSet<>();

    private AuthoritativeAnswer(Collection<ZoneContent> zones, Query query) {
        this.zones = zones;
        this.query = query;
    }

    public static Message of(Collection<ZoneContent> zones, Query query) {
        return new AuthoritativeAnswer(zones, query).build();
    }

    private Message build() {
        message.getHeader().setFlag(Flags.QR);
        if (query.recursionDesired()) {
            message.getHeader().setFlag(Flags.RD);
        }
        message.addRecord(Record.newRecord(query.name(), query.type(), query.dnsClass()), Section.QUESTION);
        if (query.edns() != null && query.edns().version() > 0) {
            message.addRecord(new OPTRecord(1232, Rcode.BADVERS >> 4, 0, 0), Section.ADDITIONAL);
            return message;
        }
        Optional<ZoneContent> zone = zoneFor(query.name());
        if (zone.isEmpty()) {
            message.getHeader().setRcode(Rcode.REFUSED);
        } else {
            message.getHeader().setFlag(Flags.AA);
            answer(zone.get(), query.name());
        }
        if (query.edns() != null) {
            int flags = query.edns().dnssecOk() ? ExtendedFlags.DO : 0;
            message.addRecord(new OPTRecord(1232, message.getHeader().getRcode() >> 4, 0, flags), Section.ADDITIONAL);
        }
        return message;
    }

    /// The deepest zone that holds the name; for DS the one above the cut where the server has both (RFC 4035,
    /// 3.1.4.1).
    private Optional<ZoneContent> zoneFor(Name name) {
        List<ZoneContent> deepestFirst = zones.stream()
                .filter(zone -> name.subdomain(zone.apex()))
                .sorted(Comparator.comparing((ZoneContent zone) -> zone.apex().labels()).reversed()).toList();
        if (query.type() == Type.DS && deepestFirst.size() > 1 && deepestFirst.getFirst().apex().equals(name)) {
            return Optional.of(deepestFirst.get(1));
        }
        return deepestFirst.stream().findFirst();
    }

    private void answer(ZoneContent zone, Name start) {
        Name name = start;
        for (int aliases = 0; aliases <= ALIASES_MAX && name.subdomain(zone.apex()); aliases++) {
            Name cut = zone.cutAbove(name);
            if (cut != null && !(cut.equals(name) && query.type() == Type.DS)) {
                refer(zone, cut);
                return;
            }
            Name target = alias(zone, name);
            if (target == null) {
                answerInside(zone, name);
                return;
            }
            name = target;
        }
    }

    private void refer(ZoneContent zone, Name cut) {
        if (message.getSection(Section.ANSWER).isEmpty()) {
            message.getHeader().unsetFlag(Flags.AA);
        }
        add(zone, cut, Type.NS, Section.AUTHORITY);
        if (wantsDnssec() && !add(zone, cut, Type.DS, Section.AUTHORITY)) {
            prove(zone, denial -> denial.noData(cut));
        }
    }

    /// Adds the CNAME or DNAME that leads on from the name.
    ///
    /// @return where it leads; null when it leads nowhere
    private Name alias(ZoneContent zone, Name name) {
        for (int labels = zone.apex().labels(); labels < name.labels(); labels++) {
            Name above = new Name(name, name.labels() - labels);
            List<Record> dnames = zone.rrset(above, Type.DNAME);
            if (!dnames.isEmpty()) {
                add(zone, above, Type.DNAME, Section.ANSWER);
                return synthesized(name, (DNAMERecord) dnames.getFirst());
            }
        }
        List<Record> cnames = zone.rrset(name, Type.CNAME);
        if (cnames.isEmpty() || query.type() == Type.CNAME) {
            return null;
        }
        add(zone, name, Type.CNAME, Section.ANSWER);
        return ((CNAMERecord) cnames.getFirst()).getTarget();
    }

    private Name synthesized(Name name, DNAMERecord dname) {
        try {
            Name target = name.fromDNAME(dname);
            message.addRecord(new CNAMERecord(name, dname.getDClass(), dname.getTTL(), target), Section.ANSWER);
            return target;
        } catch (NameTooLongException e) {
            message.getHeader().setRcode(Rcode.YXDOMAIN);
            return null;
        }
    }

    private void answerInside(ZoneContent zone, Name name) {
        if (add(zone, name, query.type(), Section.ANSWER)) {
            return;
        }
        if (zone.exists(name)) {
            add(zone, zone.apex(), Type.SOA, Section.AUTHORITY);
            prove(zone, denial -> denial.noData(name));
            return;
        }
        if (answerFromWildcard(zone, name)) {
            return;
        }
        message.getHeader().setRcode(Rcode.NXDOMAIN);
        add(zone, zone.apex(), Type.SOA, Section.AUTHORITY);
        prove(zone, denial -> denial.noName(name));
    }

    private boolean wantsDnssec() {
        return query.edns() != null && query.edns().dnssecOk();
    }

    /// Adds records of denial with their signatures.
    private void prove(ZoneContent zone, Function<Denial, Set<Record>> choice) {
        if (wantsDnssec()) {
            choice.apply(Denial.of(zone))
                    .forEach(record -> add(zone, record.getName(), record.getType(), Section.AUTHORITY));
        }
    }

    private boolean answerFromWildcard(ZoneContent zone, Name name) {
        Name nextCloser = name;
        while (!zone.exists(new Name(nextCloser, 1))) {
            nextCloser = new Name(nextCloser, 1);
        }
        Name wildcard = nextCloser.wild(1);
        if (!zone.exists(wildcard)) {
            return false;
        }
        for (Record record : zone.rrset(wildcard, query.type())) {
            message.addRecord(record.withName(name), Section.ANSWER);
        }
        if (wantsDnssec()) {
            zone.signatures(wildcard, query.type())
                    .forEach(record -> message.addRecord(record.withName(name), Section.ANSWER));
            prove(zone, denial -> denial.wildcard(name));
        }
        if (zone.rrset(wildcard, query.type()).isEmpty()) {
            add(zone, zone.apex(), Type.SOA, Section.AUTHORITY);
        }
        return true;
    }

    private boolean add(ZoneContent zone, Name owner, int type, int section) {
        List<Record> rrset = zone.rrset(owner, type);
        rrset.forEach(record -> message.addRecord(record, section));
        if (!rrset.isEmpty() && wantsDnssec()) {
            zone.signatures(owner, type).forEach(record -> message.addRecord(record, section));
        }
        if (type == Type.NS || type == Type.MX) {
            rrset.forEach(record -> addAddresses(zone, record.getAdditionalName()));
        }
        return !rrset.isEmpty();
    }

    private void addAddresses(ZoneContent zone, Name host) {
        if (additionalFor.add(host)) {
            zone.rrset(host, Type.A).forEach(record -> message.addRecord(record, Section.ADDITIONAL));
            zone.rrset(host, Type.AAAA).forEach(record -> message.addRecord(record, Section.ADDITIONAL));
        }
    }
}
