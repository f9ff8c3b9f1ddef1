package dev.gonemaster.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gonemaster.engine.dns.Edns;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dns.Transport;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// Replays recorded responses. A question that is not in the recording is answered by [Inference] where that is
/// possible; otherwise it stays unanswered and is kept in [#missing()].
final class RecordedTransport implements Transport {
    private static final double MICROS = 1e6;

    private final Recording recording;
    private final Inference inference;
    private final SortedSet<String> missing = new ConcurrentSkipListSet<>();

    /// @param roots where recursion begins
    /// @param zone the zone under test
    RecordedTransport(Recording recording, Set<NameServer> roots, Name zone) {
        this.recording = recording;
        this.inference = new Inference(recording, roots, zone);
    }

    /// Questions that were asked and have no answer in the recording.
    SortedSet<String> missing() {
        return missing;
    }

    @Override
    public Outcome exchange(InetAddress server, Query query) {
        Optional<JsonNode> found = find(server, query).or(() -> withoutEdns(server, query));
        if (found.isPresent()) {
            return found.get().isNull() ? new NoResponse(Failure.TIMEOUT) : response(server, query, found.get());
        }
        Optional<Message> inferred = inference.answer(server, query);
        if (inferred.isPresent()) {
            return new Response(query, server, inferred.get(), Duration.ZERO, Instant.EPOCH);
        }
        missing.add(server.getHostAddress() + " " + query + (query.edns() == null ? "" : " EDNS"));
        return new NoResponse(Failure.TIMEOUT);
    }

    private Optional<JsonNode> find(InetAddress server, Query query) {
        // Names out of the data of records were recorded with their final dot.
        return recording.find(server, key(query, query.name().toString(true)))
                .or(() -> recording.find(server, key(query, query.name().toString(true).toLowerCase(Locale.ROOT))))
                .or(() -> recording.find(server, key(query, query.name().toString())));
    }

    /// For dnssec11 the reference asks for DNSKEY without an OPT record, other than the specification's step 4.2.
    private Optional<JsonNode> withoutEdns(InetAddress server, Query query) {
        return query.equals(Query.dnssec(query.name(), Type.DNSKEY))
                ? find(server, Query.of(query.name(), Type.DNSKEY))
                : Optional.empty();
    }

    private static Outcome response(InetAddress server, Query query, JsonNode found) {
        Optional<Message> message = Recording.message(found);
        if (message.isEmpty()) {
            return new NoResponse(Failure.MALFORMED);
        }
        JsonNode packet = Recording.packet(found);
        return new Response(query, server, message.get(), Duration.ofMillis(packet.path("querytime").asLong()),
                Instant.EPOCH.plusNanos(1000 * (long) (packet.path("timestamp").asDouble() * MICROS)));
    }

    /// The octets of all options as one number; nothing when there is none.
    private static String options(Edns edns) {
        var octets = new ByteArrayOutputStream();
        edns.options().forEach(option -> octets.writeBytes(option.toWire()));
        return octets.size() == 0 ? "" : new BigInteger(1, octets.toByteArray()).toString();
    }

    static String key(Query query, String queryName) {
        Edns edns = query.edns();
        boolean dnssec = edns != null && edns.dnssecOk();
        boolean details = edns != null && !edns.equals(Edns.DNSSEC);
        var text = new StringBuilder("NAME").append(query.name().equals(Name.root) ? "." : queryName)
                .append("TYPE").append(Type.string(query.type()))
                .append("CLASS").append(DClass.string(query.dnsClass()))
                .append("DNSSEC").append(dnssec ? 1 : 0)
                .append("USEVC").append(query.protocol() == Query.Protocol.TCP ? 1 : 0)
                .append("RECURSE").append(query.recursionDesired() ? 1 : 0);
        if (details) {
            text.append("EDNS_VERSION").append(edns.version()).append("EDNS_Z").append(edns.z())
                    .append("EDNS_EXTENDED_RCODE0EDNS_DATA").append(options(edns));
        }
        text.append("EDNS_UDP_SIZE").append(edns == null ? 0 : edns.udpPayloadSize());
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
