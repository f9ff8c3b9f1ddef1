package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.COOKIE_BYTES;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.Edns;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.ServersByFinding;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// nameserver17: a name server does DNS cookies by the book, or leaves them alone.
/// Not in Zonemaster; pawal/gonemaster, nameserver17.md: the step numbers are those of its algorithm.
/// Sources: RFC 7873 sections 4, 5.2.3 and 5.3, RFC 9018 section 4.
/// Silent servers are reported here too: they may be silent on this option only. Servers that answer with an error
/// belong to Nameserver16.
final class Nameserver17 implements Testcase {
    enum Message implements Tag {
        N17_COOKIE_SUPPORTED(INFO, SERVERS),
        N17_COOKIE_ENFORCED(INFO, SERVERS),
        N17_NO_COOKIE(INFO, SERVERS),
        N17_COOKIE_ROUNDTRIP_OK(INFO, SERVERS),
        N17_COOKIE_CLIENT_ONLY(WARNING, SERVERS),
        N17_COOKIE_MALFORMED(WARNING, SERVERS, COOKIE_BYTES),
        N17_COOKIE_SELF_REJECT(WARNING, SERVERS),
        N17_NO_RESPONSE(WARNING, SERVERS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// As in DNSSEC queries: a truncated response says nothing here, and with 512 octets servers that add their NS
    /// records would truncate.
    private static final int PAYLOAD = Edns.DNSSEC.udpPayloadSize();

    @Override
    public Module module() {
        return Module.NAMESERVER;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        var client = new ClientCookie(zone.name());                                                 // 2
        var found = new ServersByFinding(ServerArgs::servers);                                      // 3
        var cookies = new LinkedHashMap<NameServer, byte[]>();
        zone.dns().askAllWithoutFallback(zone.nameServers(), query(zone, client.octets()))          // 4, 5 query 1
                .forEach((server, outcome) -> {
                    switch (outcome) {
                        case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                        case NoResponse _ -> found.add(server, Message.N17_NO_RESPONSE);
                        case Response r when r.truncated() -> found.add(server, Message.N17_NO_RESPONSE);
                        case Response r -> judge(server, r, client, found)
                                .ifPresent(cookie -> cookies.put(server, cookie));
                    }
                });
        useAgain(zone, client, cookies, found);
        found.report(findings, Message.values());                                                   // 6 to 13
    }

    /// @return the cookie that the server has handed out
    private static Optional<byte[]> judge(NameServer server, Response response, ClientCookie client,
                                          ServersByFinding found) {
        Optional<byte[]> whole = client.wholeIn(response);
        if (response.rcode() == Rcode.BADCOOKIE && whole.isPresent()) {
            found.add(server, Message.N17_COOKIE_ENFORCED);
            return whole;
        }
        if (!response.noError()) {
            return Optional.empty();
        }
        if (whole.isPresent()) {
            found.add(server, Message.N17_COOKIE_SUPPORTED);
            return whole;
        }
        ClientCookie.anyIn(response).ifPresentOrElse(cookie -> {
            if (client.alone(cookie)) {
                found.add(server, Message.N17_COOKIE_CLIENT_ONLY);
            } else {
                found.add(server, Message.N17_COOKIE_MALFORMED, COOKIE_BYTES.of((long) cookie.length));
            }
        }, () -> found.add(server, Message.N17_NO_COOKIE));
        return Optional.empty();
    }

    /// Shows each server the cookie that it has handed out.
    private static void useAgain(Zone zone, ClientCookie client, SequencedMap<NameServer, byte[]> cookies,
                                 ServersByFinding found) {
        List<NameServer> servers = List.copyOf(cookies.keySet());
        List<Optional<Message>> verdicts = zone.dns().inParallel(servers.stream()
                .<Supplier<Optional<Message>>>map(server -> () -> useAgain(zone, client, server, cookies.get(server)))
                .toList());
        for (int i = 0; i < servers.size(); i++) {
            NameServer server = servers.get(i);
            verdicts.get(i).ifPresent(verdict -> found.add(server, verdict));
        }
    }

    private static Optional<Message> useAgain(Zone zone, ClientCookie client, NameServer server, byte[] cookie) {
        Outcome outcome = zone.dns().askWithoutFallback(server.address(), query(zone, cookie));     // 5 query 2
        Optional<byte[]> fresh = outcome instanceof Response r && r.rcode() == Rcode.BADCOOKIE
                ? client.wholeIn(r)
                : Optional.empty();
        return verdict(fresh.isEmpty()
                ? outcome
                : zone.dns().askWithoutFallback(server.address(), query(zone, fresh.get())));       // 5 query 2b
    }

    private static Optional<Message> verdict(Outcome outcome) {
        return switch (outcome) {
            case NotAsked _, NoResponse _ -> Optional.empty();
            case Response r when r.noError() -> Optional.of(Message.N17_COOKIE_ROUNDTRIP_OK);
            case Response r when r.rcode() == Rcode.BADCOOKIE -> Optional.of(Message.N17_COOKIE_SELF_REJECT);
            case Response _ -> Optional.empty();
        };
    }

    private static Query query(Zone zone, byte[] cookie) {
        var option = new GenericEDNSOption(EDNSOption.Code.COOKIE, cookie);
        return Query.of(zone.name(), Type.SOA).with(new Edns(0, PAYLOAD, false, 0, List.of(option)));
    }
}
