package dev.gonemaster.engine.cachefile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gonemaster.engine.asn.AsnAnswer;
import dev.gonemaster.engine.dns.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Address;

/// Reads one entry of a packet cache file. What is merely odd goes to the [OddTexts]; every fault is an
/// [InvalidPacketCacheException] that names the entry.
final class EntryReader {
    private static final Map<String, Set<String>> KEYS = Map.of(
            "nameserver", Set.of("kind", "address", "key", "answer_from", "protocol", "message", "no_message"),
            "recursor", Set.of("kind", "name", "qtype", "qclass", "nameservers", "message"),
            "asn", Set.of("kind", "ip", "asns", "prefix", "raw", "code"),
            "axfr", Set.of("kind", "address", "name", "qclass", "rrs", "no_transfer"));
    private static final long AS_NUMBER_MAX = 0xFFFF_FFFFL;

    private final OddTexts odd;
    private final String where;
    private final JsonNode entry;

    /// @param number of the entry, from 1
    EntryReader(OddTexts odd, int number, JsonNode entry) {
        this.odd = odd;
        this.where = "entry " + number;
        this.entry = entry;
        if (!entry.isObject()) {
            throw fault("is no object");
        }
    }

    /// The kind, absent when it is none of ours.
    Optional<String> kind() {
        String kind = entry.path("kind").isTextual() ? entry.path("kind").textValue() : "";
        if (!KEYS.containsKey(kind)) {
            odd.add(where + ": unknown kind " + OddTexts.quoted(kind));
            return Optional.empty();
        }
        entry.fieldNames().forEachRemaining(key -> {
            if (!KEYS.get(kind).contains(key)) {
                odd.add(where + ": unknown key " + OddTexts.quoted(key));
            }
        });
        return Optional.of(kind);
    }

    /// Checks the entry; absent when it is of a kind without effect here.
    Optional<CacheEntry> read(String kind) {
        return switch (kind) {
            case "nameserver" -> Optional.of(nameserver());
            case "asn" -> Optional.of(asn());
            case "recursor" -> Optional.of(new CacheEntry.Recursor(text("name"), text("qtype"), message("message")));
            default -> {
                transfer();
                yield Optional.empty();
            }
        };
    }

    private CacheEntry nameserver() {
        InetAddress address = address(text("address"));
        String key = text("key");
        String from = optionalText("answer_from");
        InetAddress answerFrom = from == null ? null : address(withoutPort(from));
        String protocol = optionalText("protocol");
        if (protocol != null && !protocol.equals("udp") && !protocol.equals("tcp")) {
            odd.add(where + ": unknown protocol " + OddTexts.quoted(protocol));
            protocol = null;
        }
        boolean silent = flag("no_message");
        if (silent == entry.hasNonNull("message")) {
            throw fault(silent ? "has both a message and none" : "has neither message nor no_message");
        }
        return new CacheEntry.Nameserver(address, key, answerFrom, protocol, silent ? null : message("message"));
    }

    private CacheEntry asn() {
        InetAddress address = address(text("ip"));
        List<Long> asns = asns();
        String code = text("code");
        AsnAnswer.Code known = Arrays.stream(AsnAnswer.Code.values()).filter(each -> each.name().equals(code))
                .findFirst().orElseThrow(() -> fault("unknown code " + OddTexts.quoted(code)));
        String prefix = optionalText("prefix");
        if (prefix != null && !prefix.isEmpty()) {
            address(prefix.replaceFirst("/[0-9]{1,3}$", ""));
        }
        if (known == AsnAnswer.Code.AS_FOUND && (asns.isEmpty() || prefix == null || prefix.isEmpty())) {
            throw fault("lacks AS numbers or a prefix");
        }
        String raw = optionalText("raw");
        return new CacheEntry.Asn(address, new AsnAnswer(known, new TreeSet<>(asns),
                prefix == null ? "" : prefix, raw == null ? "" : raw));
    }

    private List<Long> asns() {
        JsonNode list = entry.path("asns");
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        List<Long> asns = new ArrayList<>();
        for (JsonNode asn : list) {
            if (!asn.isIntegralNumber() || !asn.canConvertToLong() || asn.longValue() < 0
                    || asn.longValue() > AS_NUMBER_MAX) {
                throw fault("has an AS number that is none");
            }
            asns.add(asn.longValue());
        }
        return asns;
    }

    private void transfer() {
        address(text("address"));
        boolean refused = flag("no_transfer");
        if (refused == entry.hasNonNull("rrs")) {
            throw fault(refused ? "has both records and no_transfer" : "has neither records nor no_transfer");
        }
        for (JsonNode record : entry.path("rrs")) {
            octets(record, "rrs");
        }
    }

    private byte[] message(String key) {
        return octets(entry.path(key), key);
    }

    private byte[] octets(JsonNode node, String key) {
        if (!node.isTextual()) {
            throw fault(key + " must be a text");
        }
        try {
            byte[] octets = Base64.getDecoder().decode(node.textValue());
            if (Response.readable(octets)) {
                return octets;
            }
        } catch (IllegalArgumentException e) {
            throw fault(key + " is not base64");
        }
        throw fault(key + " is not a DNS message");
    }

    private boolean flag(String key) {
        JsonNode node = entry.path(key);
        if (!node.isMissingNode() && !node.isBoolean()) {
            throw fault(key + " must be true or false");
        }
        return node.asBoolean();
    }

    private String text(String key) {
        String text = optionalText(key);
        if (text == null) {
            throw fault("has no " + key);
        }
        return text;
    }

    private @Nullable String optionalText(String key) {
        JsonNode node = entry.path(key);
        if (node.isMissingNode()) {
            return null;
        }
        if (!node.isTextual()) {
            throw fault(key + " must be a text");
        }
        return node.textValue();
    }

    private InetAddress address(String text) {
        try {
            return Address.getByAddress(text);
        } catch (UnknownHostException e) {
            throw fault(OddTexts.quoted(text) + " is not an IP address");
        }
    }

    /// From `192.0.2.1:53` or `[2001:db8::1]:53`.
    private static String withoutPort(String text) {
        return text.startsWith("[") ? text.replaceFirst("^\\[(.*)](?::[0-9]{1,5})?$", "$1")
                : text.replaceFirst("^([0-9.]+):[0-9]{1,5}$", "$1");
    }

    private InvalidPacketCacheException fault(String what) {
        return new InvalidPacketCacheException(where + ": " + what);
    }
}
