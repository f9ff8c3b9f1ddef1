package dev.gonemaster.conformance;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Query;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What follows from recorded responses about questions that were not recorded, above the zone under test only. The
/// reference finds its way down from the root by other questions than Methods v2 for some testcases:
///
/// - all servers of a zone say the same, except of the zone under test and of zones below that only some of them serve,
/// - who refers one question to a zone refers every question about that zone and below,
/// - who is delegated a zone and refers to zones below it has that zone's apex,
/// - who refers from above a name to below it has nothing at that name, and
/// - a name has the addresses that anybody gave with authority, or else those under which the recording knows it.
final class Inference {
    private static final long TTL = 3600;

    private final Map<InetAddress, List<Message>> responses;
    private final Set<NameServer> roots;
    private final Map<InetAddress, Set<Name>> names;
    private final Name zone;
    /// The servers of each zone.
    private final Map<Name, Set<InetAddress>> servers = new TreeMap<>();
    /// The first referral to each zone.
    private final Map<Name, Message> referrals = new TreeMap<>();

    Inference(Recording recording, Set<NameServer> roots, Name zone) {
        this.responses = recording.messages();
        this.names = recording.names();
        this.roots = roots;
        this.zone = zone;
        responses.values().forEach(messages -> messages.forEach(message ->
                cut(message).ifPresent(cut -> referrals.putIfAbsent(cut, message))));
        servers.put(Name.root, roots.stream().map(NameServer::address).collect(Collectors.toSet()));
        referrals.forEach((cut, referral) -> servers.put(cut, addresses(referral)));
    }

    Optional<Message> answer(InetAddress server, Query query) {
        Optional<Message> colleague = saidByColleague(server, query);
        if (colleague.isPresent()) {
            return colleague;
        }
        Optional<Message> referral = referral(server, query);
        if (referral.isPresent()) {
            return referral;
        }
        if (!above(query.name()) || !refersBelow(server, query.name())) {
            return address(query);
        }
        Message inferred = header(query);
        inferred.getHeader().setFlag(Flags.AA);
        if (serves(server, query.name())) {
            addApex(query, inferred);
        }
        return Optional.of(inferred);
    }

    private Optional<Message> saidByColleague(InetAddress server, Query query) {
        if (query.name().subdomain(zone) && serves(server, zone)) {
            // Of the zone above it is a colleague too, but would not refer to itself.
            return Optional.empty();
        }
        return servers.keySet().stream()
                .filter(apex -> !apex.subdomain(zone) && servers.get(apex).contains(server))
                .flatMap(apex -> servers.get(apex).stream().filter(other -> sameSource(server, other, apex, query)))
                .flatMap(other -> responses.getOrDefault(other, List.of()).stream())
                .filter(message -> asks(message, query)).findFirst();
    }

    /// Whether two servers of a zone answer a question out of the same zone: below it, one may serve what the other
    /// refers to.
    private boolean sameSource(InetAddress server, InetAddress other, Name apex, Query query) {
        return servers.keySet().stream()
                .filter(below -> below.subdomain(apex) && !below.equals(apex) && query.name().subdomain(below)
                        && !(query.type() == Type.DS && query.name().equals(below)))
                .allMatch(below -> servers.get(below).contains(server) == servers.get(below).contains(other));
    }

    /// The addresses of all servers that a referral names.
    private Set<InetAddress> addresses(Message referral) {
        var targets = new HashSet<Name>();
        referral.getSection(Section.AUTHORITY).stream().filter(NSRecord.class::isInstance)
                .forEach(ns -> targets.add(((NSRecord) ns).getTarget()));
        var addresses = new LinkedHashSet<InetAddress>();
        referral.getSection(Section.ADDITIONAL).stream().filter(record -> targets.contains(record.getName()))
                .forEach(record -> NameServer.addressIn(record).ifPresent(addresses::add));
        names.forEach((address, known) -> {
            if (known.stream().anyMatch(targets::contains)) {
                addresses.add(address);
            }
        });
        return addresses;
    }

    private static boolean asks(Message message, Query query) {
        Record question = message.getQuestion();
        return question != null && question.getName().equals(query.name()) && question.getType() == query.type();
    }

    private Optional<Message> referral(InetAddress server, Query query) {
        for (Message recorded : responses.getOrDefault(server, List.of())) {
            Optional<Name> cut = cut(recorded);
            if (cut.isPresent() && query.name().subdomain(cut.get())
                    && !(query.type() == Type.DS && query.name().equals(cut.get()))) {
                Message inferred = header(query);
                copy(recorded, Section.AUTHORITY, inferred, Section.AUTHORITY);
                copy(recorded, Section.ADDITIONAL, inferred, Section.ADDITIONAL);
                return Optional.of(inferred);
            }
        }
        return Optional.empty();
    }

    private void addApex(Query query, Message inferred) {
        Name apex = query.name();
        if (query.type() == Type.SOA) {
            inferred.addRecord(new SOARecord(apex, DClass.IN, TTL, Name.root, Name.root, 1, TTL, TTL, TTL, TTL),
                    Section.ANSWER);
        }
        if (query.type() == Type.NS && apex.equals(Name.root)) {
            roots.forEach(root -> addRoot(root, inferred));
        }
        if (query.type() == Type.NS && !apex.equals(Name.root)) {
            copy(referrals.get(apex), Section.AUTHORITY, inferred, Section.ANSWER);
            copy(referrals.get(apex), Section.ADDITIONAL, inferred, Section.ADDITIONAL);
        }
    }

    private static void addRoot(NameServer root, Message inferred) {
        inferred.addRecord(new NSRecord(Name.root, DClass.IN, TTL, root.name()), Section.ANSWER);
        inferred.addRecord(record(root), Section.ADDITIONAL);
    }

    private static Record record(NameServer server) {
        return server.ipv4()
                ? new ARecord(server.name(), DClass.IN, TTL, server.address())
                : new AAAARecord(server.name(), DClass.IN, TTL, server.address());
    }

    private boolean above(Name name) {
        return zone.subdomain(name) && !zone.equals(name);
    }

    private Optional<Message> address(Query query) {
        Optional<Message> elsewhere = responses.values().stream().flatMap(List::stream)
                .filter(message -> message.getHeader().getFlag(Flags.AA) && asks(message, query))
                .findFirst();
        if (elsewhere.isPresent() && (query.type() == Type.A || query.type() == Type.AAAA)) {
            return elsewhere;
        }
        if (query.type() != Type.A && query.type() != Type.AAAA
                || names.values().stream().noneMatch(known -> known.contains(query.name()))) {
            return Optional.empty();
        }
        Message inferred = header(query);
        inferred.getHeader().setFlag(Flags.AA);
        names.forEach((address, known) -> {
            Record record = record(new NameServer(query.name(), address));
            if (known.contains(query.name()) && record.getType() == query.type()) {
                inferred.addRecord(record, Section.ANSWER);
            }
        });
        return Optional.of(inferred);
    }

    private boolean root(InetAddress server) {
        return roots.stream().anyMatch(root -> root.address().equals(server));
    }

    private boolean serves(InetAddress server, Name apex) {
        if (apex.equals(Name.root)) {
            return root(server);
        }
        return referrals.containsKey(apex) && referrals.get(apex).getSection(Section.AUTHORITY).stream()
                .anyMatch(record -> record instanceof NSRecord ns
                        && names.getOrDefault(server, Set.of()).contains(ns.getTarget()));
    }

    private boolean refersBelow(InetAddress server, Name apex) {
        return responses.getOrDefault(server, List.of()).stream().anyMatch(message -> cut(message)
                .filter(cut -> cut.subdomain(apex) && !cut.equals(apex)).isPresent());
    }

    private static Optional<Name> cut(Message message) {
        if (message.getRcode() != Rcode.NOERROR || message.getHeader().getFlag(Flags.AA)
                || !message.getSection(Section.ANSWER).isEmpty()) {
            return Optional.empty();
        }
        return message.getSection(Section.AUTHORITY).stream()
                .filter(record -> record.getType() == Type.NS && !record.getName().equals(Name.root))
                .map(Record::getName)
                .findFirst();
    }

    private static Message header(Query query) {
        var message = new Message();
        message.getHeader().setFlag(Flags.QR);
        message.addRecord(Record.newRecord(query.name(), query.type(), query.dnsClass()), Section.QUESTION);
        return message;
    }

    private static void copy(Message from, int section, Message to, int target) {
        from.getSection(section).stream().filter(record -> record.getType() != Type.OPT)
                .forEach(record -> to.addRecord(record, target));
    }
}
