package dev.gonemaster.engine.scenario;

import dev.gonemaster.engine.asn.AsnAnswer;
import dev.gonemaster.engine.asn.AsnLookup;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.profile.Threshold;
import dev.gonemaster.engine.profile.Thresholds;
import dev.gonemaster.engine.weakkeys.Blocklist;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/// A DNS that exists in a script only. Every zone has, unless told otherwise, the servers `ns1` and `ns2` inside
/// itself, each with one IPv4 and one IPv6 address of its own, a consistent delegation with glue, and ancestors up to
/// the root that are made in the same way. All names are read by [#nameIn].
public final class World {
    private final Map<Name, ScriptedZone> zones = new TreeMap<>();
    private final Map<Name, ScriptedServer> servers = new TreeMap<>();
    private final Map<InetAddress, AsnAnswer> announced = new HashMap<>();
    private ResolverSettings settings = ResolverSettings.DEFAULT.withNonGlobal(true);
    private Thresholds thresholds = Thresholds.NORMAL;
    private @Nullable Blocklist blocklist;

    public World() {
        zones.put(Name.root, new ScriptedZone(this, Name.root, null));
    }

    /// The zone of that name; made on first use, its parent being one label above.
    public ScriptedZone zone(String name) {
        return zone(absolute(name));
    }

    /// The zone of that name, made as a child of a zone that may be more than one label above.
    public ScriptedZone zone(String name, String parent) {
        ScriptedZone above = zone(parent);
        return zones.computeIfAbsent(absolute(name), own -> new ScriptedZone(this, own, above));
    }

    /// The server of that absolute name, made on first use with one address of each family.
    public ScriptedServer server(String name) {
        return server(absolute(name));
    }

    /// Asks no IPv4 address.
    public World withoutIpv4() {
        return families(false, settings.ipv6());
    }

    /// Asks no IPv6 address.
    public World withoutIpv6() {
        return families(settings.ipv4(), false);
    }

    /// A truncated response is not asked again over TCP.
    public World withoutFallback() {
        settings = settings.withFallback(false);
        return this;
    }

    /// The profile of the run has that number in the place of the normal one.
    public World with(Threshold threshold, long value) {
        var given = new HashMap<>(thresholds.given());
        given.put(threshold, value);
        thresholds = new Thresholds(given);
        return this;
    }

    public Thresholds thresholds() {
        return thresholds;
    }

    /// What a look-up of the address in the AS database says; without this every look-up fails.
    public World announce(InetAddress address, AsnAnswer answer) {
        announced.put(address, answer);
        return this;
    }

    public AsnLookup asns() {
        return address -> announced.getOrDefault(address, AsnAnswer.FAILED);
    }

    /// The machine of the run has that list of keys; without this it has none.
    public World with(Blocklist list) {
        blocklist = list;
        return this;
    }

    public Optional<Blocklist> blocklist() {
        return Optional.ofNullable(blocklist);
    }

    /// How the run in this world asks: as by default, but any address, global or not.
    public ResolverSettings settings() {
        return settings;
    }

    private World families(boolean ipv4, boolean ipv6) {
        settings = settings.withFamilies(ipv4, ipv6);
        return this;
    }

    /// What all servers together answer now; later changes of the world are not seen.
    public ScriptedTransport transport() {
        return new ScriptedTransport(new ArrayList<>(hosts().values()));
    }

    /// Names and addresses of the root servers.
    public SortedSet<NameServer> rootServers() {
        zones.get(Name.root).mention();
        var root = new TreeSet<NameServer>();
        zones.get(Name.root).delegationNames().forEach(name -> root.addAll(server(name).nameServers()));
        return root;
    }

    /// Reads a name: `@` is the zone, a text with a final dot or with any dot inside is absolute, all else is relative
    /// to the zone.
    public static Name nameIn(Name zone, String text) {
        if (text.equals("@")) {
            return zone;
        }
        return text.contains(".") ? absolute(text) : absolute(zone.equals(Name.root) ? text : text + "." + zone);
    }

    public static Name absolute(String text) {
        return ZoneContent.name(text);
    }

    public static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    ScriptedZone zone(Name name) {
        ScriptedZone known = zones.get(name);
        if (known != null) {
            return known;
        }
        var made = new ScriptedZone(this, name, zone(new Name(name, 1)));
        zones.put(name, made);
        return made;
    }

    ScriptedServer server(Name name) {
        ScriptedServer known = servers.get(name);
        if (known != null) {
            return known;
        }
        var made = new ScriptedServer(name, servers.size() + 1);
        servers.put(name, made);
        if (name.labels() > 2) {
            zone(new Name(name, name.labels() - 2));
        }
        return made;
    }

    Collection<ScriptedServer> servers() {
        return List.copyOf(servers.values());
    }

    /// The zone whose content holds the name: the deepest one that encloses it.
    ScriptedZone zoneAround(Name name) {
        for (Name above = name; ; above = new Name(above, 1)) {
            if (zones.containsKey(above)) {
                return zones.get(above);
            }
        }
    }

    private Map<Name, ScriptedHost> hosts() {
        mentionAll();
        var hosts = new LinkedHashMap<Name, ScriptedHost>();
        servers.forEach((name, server) -> hosts.put(name, new ScriptedHost(server, new ArrayList<>())));
        for (ScriptedZone zone : zones.values()) {
            zone.copies().forEach((name, content) -> hosts.get(name).zones().add(content));
        }
        return hosts;
    }

    /// Makes every server that a zone names; a server's name may bring new zones, and they new servers.
    private void mentionAll() {
        int before;
        do {
            before = zones.size();
            List.copyOf(zones.values()).forEach(ScriptedZone::mention);
        } while (zones.size() > before);
    }

    List<ScriptedZone> childrenOf(ScriptedZone parent) {
        return zones.values().stream().filter(zone -> zone.parent() == parent).toList();
    }

    /// A server together with the zones that it loaded.
    record ScriptedHost(ScriptedServer server, List<ZoneContent> zones) {
    }
}
