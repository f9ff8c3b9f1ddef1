package dev.gonemaster.engine.scenario;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.ServerArg;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.UndelegatedData;
import dev.gonemaster.engine.zone.Zone;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NSRecord;

/// A zone of a [World] as it is scripted: its delegation, its apex, who serves it, and what differs on one server.
/// Server names are read by [World#nameIn]: `ns1` is inside the zone, `ns1.example.xb` absolute.
public final class ScriptedZone {
    private final World world;
    private final Name name;
    private final ScriptedZone parent;
    private List<Name> delegatedTo;
    private List<Name> apexNs;
    private List<Name> servedBy;
    private NameServerSet undelegated = NameServerSet.EMPTY;
    private final List<DSRecord> undelegatedDs = new ArrayList<>();
    private Signing signing;
    private List<DSRecord> ds = List.of();
    private final Map<Name, List<InetAddress>> glue = new TreeMap<>();
    private final List<Consumer<ZoneContent>> amendments = new ArrayList<>();
    private final Map<Name, List<Consumer<ZoneContent>>> ownAmendments = new TreeMap<>();

    ScriptedZone(World world, Name name, ScriptedZone parent) {
        this.world = world;
        this.name = name;
        this.parent = parent;
    }

    /// The NS records at the parent; also those of the apex unless it is scripted. Nothing given: not delegated.
    public ScriptedZone delegatedTo(String... ns) {
        delegatedTo = names(ns);
        return this;
    }

    /// The NS records of the zone itself.
    public ScriptedZone apexNs(String... ns) {
        apexNs = names(ns);
        return this;
    }

    /// The servers that loaded the zone, in place of all that delegation, apex and undelegated data name. Nothing
    /// given: nobody.
    public ScriptedZone servedBy(String... ns) {
        servedBy = names(ns);
        return this;
    }

    public ScriptedZone notDelegated() {
        apexNs = apexNames();
        return delegatedTo();
    }

    /// Glue of the delegation for that name in place of the server's addresses; none when none is given.
    public ScriptedZone glue(String ns, String... addresses) {
        glue.put(nameOf(ns), Arrays.stream(addresses).map(World::address).toList());
        return this;
    }

    /// The zone is tested undelegated, with these names and the addresses of these servers.
    public ScriptedZone undelegated(String... ns) {
        names(ns).forEach(server -> undelegated = undelegated.plus(NameServerSet.ofNames(List.of(server)))
                .plus(world.server(server).nameServers()));
        return this;
    }

    /// The zone is tested undelegated, with these names and no addresses for them.
    public ScriptedZone undelegatedNames(String... ns) {
        undelegated = undelegated.plus(NameServerSet.ofNames(names(ns)));
        return this;
    }

    public ScriptedZone undelegatedDs(String rdata) {
        undelegatedDs.add((DSRecord) new ZoneContent(name).with("@", "DS", rdata).records().getFirst());
        return this;
    }

    /// Adds a record to the zone; see [ZoneContent#with].
    public ScriptedZone with(String owner, String type, String rdata) {
        return amend(content -> content.with(owner, type, rdata));
    }

    /// Takes a name out of the zone.
    public ScriptedZone without(String owner) {
        return amend(content -> content.without(owner));
    }

    public ScriptedZone without(String owner, String type) {
        return amend(content -> content.without(owner, type));
    }

    /// Signs what the script has given the zone so far, and puts DS records into the parent zone. Whatever the script
    /// changes from here on, signatures do not follow.
    public ScriptedZone signed() {
        return signed(Signing.of(name));
    }

    public ScriptedZone signed(Signing how) {
        signing = how;
        ds = how.ds();
        return amend(how::sign);
    }

    /// What the parent has instead of the DS records that fit.
    public ScriptedZone ds(DSRecord... others) {
        ds = List.of(others);
        return this;
    }

    /// How the zone is signed.
    public Signing signing() {
        return Objects.requireNonNull(signing, () -> name + " is not signed");
    }

    /// Changes the zone on all servers, in the order scripted.
    public ScriptedZone amend(Consumer<ZoneContent> change) {
        amendments.add(change);
        return this;
    }

    /// Changes the zone on one server only, after what is changed for all.
    public ScriptedZone amendOn(String ns, Consumer<ZoneContent> change) {
        ownAmendments.computeIfAbsent(nameOf(ns), _ -> new ArrayList<>()).add(change);
        return this;
    }

    public ScriptedServer server(String ns) {
        return world.server(nameOf(ns));
    }

    /// Names and addresses of those servers, as messages show them.
    public List<ServerArg> servers(String... ns) {
        return names(ns).stream().flatMap(server -> world.server(server).args().stream()).toList();
    }

    /// Addresses of those servers.
    public List<InetAddress> addresses(String... ns) {
        return names(ns).stream().flatMap(server -> world.server(server).addresses().stream()).toList();
    }

    public Name name() {
        return name;
    }

    /// The zone as testcases are handed it, in a world that has just begun.
    public Zone tested() {
        return tested(world.transport());
    }

    /// The same, asked over a transport of the world that the test keeps an eye on.
    public Zone tested(ScriptedTransport transport) {
        return Zones.of(this, transport);
    }

    public World world() {
        return world;
    }

    public Name nameOf(String text) {
        return World.nameIn(name, text);
    }

    public UndelegatedData undelegatedData() {
        return new UndelegatedData(undelegated, undelegatedDs);
    }

    ScriptedZone parent() {
        return parent;
    }

    List<Name> delegationNames() {
        return delegatedTo == null ? names("ns1", "ns2") : delegatedTo;
    }

    List<Name> apexNames() {
        return apexNs == null ? delegationNames() : apexNs;
    }

    /// Has the world make every server that this zone names.
    void mention() {
        delegationNames().forEach(world::server);
        apexNames().forEach(world::server);
        servers().forEach(world::server);
    }

    /// The content that each server loaded.
    SequencedMap<Name, ZoneContent> copies() {
        ZoneContent shared = content();
        amendments.forEach(change -> change.accept(shared));
        var copies = new LinkedHashMap<Name, ZoneContent>();
        for (Name server : servers()) {
            List<Consumer<ZoneContent>> changes = ownAmendments.getOrDefault(server, List.of());
            ZoneContent own = changes.isEmpty() ? shared : shared.copy();
            changes.forEach(change -> change.accept(own));
            copies.put(server, own);
        }
        if (!copies.keySet().containsAll(ownAmendments.keySet())) {
            throw new IllegalStateException(ownAmendments.keySet() + " do not all serve " + name);
        }
        return copies;
    }

    private SequencedSet<Name> servers() {
        if (servedBy != null) {
            return new LinkedHashSet<>(servedBy);
        }
        var all = new LinkedHashSet<>(delegationNames());
        all.addAll(apexNames());
        all.addAll(undelegated.names());
        return all;
    }

    private ZoneContent content() {
        var content = new ZoneContent(name);
        Name primary = apexNames().stream().findFirst().orElse(Name.root);
        content.with("@", "SOA", primary + " hostmaster.example. 2026112200 14400 7200 1209600 3600");
        apexNames().forEach(ns -> content.add(new NSRecord(name, DClass.IN, ZoneContent.TTL, ns)));
        for (ScriptedServer server : world.servers()) {
            if (world.zoneAround(server.name()) == this) {
                addAddresses(content, server.name(), server.addresses());
            }
        }
        world.childrenOf(this).forEach(child -> child.delegate(content));
        return content;
    }

    private void delegate(ZoneContent above) {
        ds.forEach(above::add);
        for (Name ns : delegationNames()) {
            above.add(new NSRecord(name, DClass.IN, ZoneContent.TTL, ns));
            List<InetAddress> usual = ns.subdomain(name) ? world.server(ns).addresses() : List.of();
            addAddresses(above, ns, glue.getOrDefault(ns, usual));
        }
    }

    private static void addAddresses(ZoneContent content, Name owner, List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            content.add(new NameServer(owner, address).ipv4()
                    ? new ARecord(owner, DClass.IN, ZoneContent.TTL, address)
                    : new AAAARecord(owner, DClass.IN, ZoneContent.TTL, address));
        }
    }

    private List<Name> names(String... texts) {
        return Arrays.stream(texts).map(this::nameOf).toList();
    }
}
