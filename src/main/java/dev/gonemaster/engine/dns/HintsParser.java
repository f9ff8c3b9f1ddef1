package dev.gonemaster.engine.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Address;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/// Reads the subset of the zone file format (RFC 1035 section 5.1) in which root hints are published: NS, A and AAAA
/// records, one a line, comments from `;`, an owner left out repeats the one before. Names are absolute with or without
/// their final dot. Addresses of names that are no root server are ignored.
final class HintsParser {
    private final String source;
    private final SortedMap<Name, Collection<InetAddress>> addresses = new TreeMap<>();
    private final Collection<Name> names = new TreeSet<>();
    private @Nullable Name owner;
    private int line;

    HintsParser(String source) {
        this.source = source;
    }

    Collection<NameServer> servers(String text) {
        text.lines().forEach(this::readLine);
        var servers = new TreeSet<NameServer>();
        names.forEach(name -> addresses.getOrDefault(name, List.of())
                .forEach(address -> servers.add(new NameServer(name, address))));
        if (servers.isEmpty()) {
            throw new InvalidHintsException(source + ": no root server with an address");
        }
        return servers;
    }

    private void readLine(String text) {
        line++;
        String record = text.split(";", 2)[0].stripTrailing();
        if (record.isBlank()) {
            return;
        }
        var fields = new ArrayList<>(List.of(record.strip().split("\\s+")));
        if (!Character.isWhitespace(record.charAt(0))) {
            owner = name(fields.removeFirst());
        }
        if (owner == null) {
            throw error("no owner name");
        }
        dropTtlAndClass(fields);
        if (fields.size() != 2) {
            throw error("not a record of the form: NAME TTL TYPE DATA");
        }
        read(owner, fields.get(0).toUpperCase(Locale.ROOT), fields.get(1));
    }

    private void dropTtlAndClass(List<String> fields) {
        while (fields.size() > 2 && (fields.getFirst().matches("\\d{1,10}") || fields.getFirst().matches("(?i)IN"))) {
            fields.removeFirst();
        }
    }

    private void read(Name owner, String type, String data) {
        switch (type) {
            case "NS" -> {
                if (!owner.equals(Name.root)) {
                    throw error("NS record of a zone other than the root");
                }
                names.add(name(data));
            }
            case "A" -> add(owner, address(data, Address.IPv4));
            case "AAAA" -> add(owner, address(data, Address.IPv6));
            default -> throw error("type " + printable(type) + " is none of NS, A, AAAA");
        }
    }

    private void add(Name owner, InetAddress address) {
        addresses.computeIfAbsent(owner, _ -> new ArrayList<>()).add(address);
    }

    private Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw error("not a domain name: " + printable(text));
        }
    }

    private InetAddress address(String text, int family) {
        byte[] octets = Address.toByteArray(text, family);
        if (octets == null) {
            throw error("not an " + (family == Address.IPv4 ? "IPv4" : "IPv6") + " address: " + printable(text));
        }
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private InvalidHintsException error(String what) {
        return new InvalidHintsException(source + ": line " + line + ": " + what);
    }

    /// The text cut to a length for a message, without control characters.
    private static String printable(String text) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
