package dev.gonemaster.engine.dns;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// A scripted network: servers by address, silence elsewhere. Remembers every question that was put. Records are
/// written `owner TYPE data`.
final class ScriptedDns implements Transport {
    record Asked(String server, Query query) {
    }

    private final Map<InetAddress, Function<Query, Outcome>> servers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /// What is returned need not name server and query rightly; the transport fills them in.
    ScriptedDns server(String address, Function<Query, Outcome> behaviour) {
        servers.put(InetAddress.ofLiteral(address), behaviour);
        return this;
    }

    /// A server with authority for a zone: delegations are its NS records below the apex.
    ScriptedDns zone(String address, String zone, String... records) {
        return server(address, new Authority(zone, records));
    }

    List<Asked> asked() {
        return asked;
    }

    long asked(String server) {
        return asked.stream().filter(one -> one.server.equals(server)).count();
    }

    @Override
    public Outcome exchange(InetAddress server, Query query) {
        asked.add(new Asked(server.getHostAddress(), query));
        Outcome outcome = servers.getOrDefault(server, _ -> new NoResponse(Failure.TIMEOUT)).apply(query);
        return outcome instanceof Response response
                ? new Response(query, server, response.message(), response.roundTrip(), response.receivedAt())
                : outcome;
    }

    static Reply reply(Query query) {
        var message = new Message(1);
        message.getHeader().setFlag(Flags.QR);
        message.addRecord(Record.newRecord(query.name(), query.type(), query.dnsClass()), Section.QUESTION);
        return new Reply(query, message);
    }

    /// @param text owner, TTL where it is not to be 60, type, data
    static Record record(String text) {
        String[] parts = text.strip().split("\\s+(\\d+\\s+)?", 2);
        String[] typeAndData = parts[1].split("\\s+", 2);
        String ttl = text.strip().split("\\s+", 3)[1];
        try {
            return Record.fromString(name(parts[0]), Type.value(typeAndData[0]), DClass.IN,
                    ttl.matches("\\d+") ? Long.parseLong(ttl) : 60, typeAndData[1], Name.root);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    record Reply(Query query, Message message) {
        Reply authoritative() {
            message.getHeader().setFlag(Flags.AA);
            return this;
        }

        Reply truncated() {
            message.getHeader().setFlag(Flags.TC);
            return this;
        }

        Reply rcode(int rcode) {
            message.getHeader().setRcode(rcode);
            return this;
        }

        Reply answer(String... records) {
            return add(Section.ANSWER, records);
        }

        Reply authority(String... records) {
            return add(Section.AUTHORITY, records);
        }

        Reply additional(String... records) {
            return add(Section.ADDITIONAL, records);
        }

        Response sent() {
            return new Response(query, InetAddress.getLoopbackAddress(), message, Duration.ofMillis(1),
                    Instant.EPOCH);
        }

        private Reply add(int section, String... records) {
            for (String record : records) {
                message.addRecord(record(record), section);
            }
            return this;
        }

        private static Record record(String text) {
            return ScriptedDns.record(text);
        }
    }

    /// RFC 1034 section 4.3.2, as much of it as recursion can notice.
    private record Authority(Name zone, List<Record> records) implements Function<Query, Outcome> {
        Authority(String zone, String... records) {
            this(name(zone), List.of(records).stream().map(ScriptedDns::record).toList());
        }

        @Override
        public Outcome apply(Query query) {
            Reply reply = reply(query);
            if (!query.name().subdomain(zone)) {
                return reply.rcode(Rcode.REFUSED).sent();
            }
            List<Record> delegation = records.stream().filter(record -> record.getType() == Type.NS
                    && !record.getName().equals(zone) && query.name().subdomain(record.getName())).toList();
            if (!delegation.isEmpty() && query.type() != Type.DS) {
                delegation.forEach(record -> reply.message.addRecord(record, Section.AUTHORITY));
                records.stream().filter(record -> Verdict.addressIn(record).isPresent() && delegation.stream()
                                .anyMatch(ns -> ns.rdataToString().equals(record.getName().toString())))
                        .forEach(record -> reply.message.addRecord(record, Section.ADDITIONAL));
                return reply.sent();
            }
            List<Record> ofName = records.stream().filter(record -> record.getName().equals(query.name())).toList();
            List<Record> answer = ofName.stream().filter(record -> record.getType() == query.type()
                    || record.getType() == Type.CNAME).toList();
            answer.forEach(record -> reply.message.addRecord(record, Section.ANSWER));
            if (answer.isEmpty()) {
                reply.authority(zone + " SOA ns. root. 1 2 3 4 5");
            }
            boolean exists = records.stream().anyMatch(record -> record.getName().subdomain(query.name()));
            return reply.authoritative().rcode(exists || query.name().equals(zone) ? Rcode.NOERROR : Rcode.NXDOMAIN)
                    .sent();
        }
    }
}
