package dev.gonemaster.engine.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// The records of one copy of a zone, delegations and glue among them. Changed while a world is scripted, only read
/// afterwards.
public final class ZoneContent {
    static final long TTL = 3600;

    private final Name apex;
    private final TreeMap<Name, TreeMap<Integer, List<Record>>> records = new TreeMap<>();

    public ZoneContent(Name apex) {
        this.apex = apex;
    }

    ZoneContent copy() {
        var copy = new ZoneContent(apex);
        records.values().forEach(types -> types.values().forEach(rrset -> rrset.forEach(copy::add)));
        return copy;
    }

    public Name apex() {
        return apex;
    }

    /// Every record, names in canonical order.
    public List<Record> records() {
        var all = new ArrayList<Record>();
        records.values().forEach(types -> types.values().forEach(all::addAll));
        return all;
    }

    public ZoneContent add(Record record) {
        List<Record> rrset = records.computeIfAbsent(record.getName(), _ -> new TreeMap<>())
                .computeIfAbsent(record.getType(), _ -> new ArrayList<>());
        if (!rrset.contains(record)) {
            rrset.add(record);
        }
        return this;
    }

    /// @param owner as [World#nameIn] reads it
    /// @param rdata as in a master file: names without final dot are relative to the zone
    public ZoneContent with(String owner, String type, String rdata) {
        try {
            return add(Record.fromString(World.nameIn(apex, owner), Type.value(type), DClass.IN, TTL, rdata, apex));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(owner + " " + type + " " + rdata, e);
        }
    }

    /// Takes the name away, with every type it has.
    public ZoneContent without(String owner) {
        records.remove(World.nameIn(apex, owner));
        return this;
    }

    public ZoneContent without(String owner, String type) {
        TreeMap<Integer, List<Record>> types = records.get(World.nameIn(apex, owner));
        if (types == null || types.remove(Type.value(type)) == null) {
            throw new IllegalArgumentException(apex + " has no " + owner + " " + type);
        }
        if (types.isEmpty()) {
            records.remove(World.nameIn(apex, owner));
        }
        return this;
    }

    /// Takes the signatures of an RRset away.
    ///
    /// @return those taken
    public List<RRSIGRecord> withoutSignatures(String owner, String type) {
        Name name = World.nameIn(apex, owner);
        List<RRSIGRecord> taken = signatures(name, Type.value(type)).stream().map(RRSIGRecord.class::cast).toList();
        if (taken.isEmpty()) {
            throw new IllegalArgumentException(apex + " has no signature for " + owner + " " + type);
        }
        rrset(name, Type.RRSIG).removeAll(taken);
        return taken;
    }

    /// The RRsets that the zone signs: all but signatures, delegations, and what is below them.
    List<List<Record>> authoritative() {
        var all = new ArrayList<List<Record>>();
        for (Name owner : authoritativeOwners()) {
            for (int type : rrsetTypes(owner)) {
                if (!isCut(owner) || type == Type.DS || type == Type.NSEC) {
                    all.add(List.copyOf(rrset(owner, type)));
                }
            }
        }
        return all;
    }

    /// Owners of records, delegations among them but nothing below; in canonical order.
    List<Name> authoritativeOwners() {
        return records.keySet().stream().filter(owner -> {
            Name cut = cutAbove(owner);
            return cut == null || cut.equals(owner);
        }).toList();
    }

    boolean isCut(Name owner) {
        return !owner.equals(apex) && !rrset(owner, Type.NS).isEmpty();
    }

    /// Types of an owner, without signatures.
    List<Integer> rrsetTypes(Name owner) {
        return records.getOrDefault(owner, new TreeMap<>()).entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty() && entry.getKey() != Type.RRSIG)
                .map(Map.Entry::getKey).toList();
    }

    /// The types that an NSEC or NSEC3 record of the owner lists; at a delegation NS and DS only.
    int[] bitmap(Name owner, int... more) {
        var types = new TreeSet<>(rrsetTypes(owner));
        if (isCut(owner)) {
            types.retainAll(Set.of(Type.NS, Type.DS));
        }
        Arrays.stream(more).forEach(types::add);
        return types.stream().mapToInt(Integer::intValue).toArray();
    }

    List<Record> rrset(Name owner, int type) {
        return records.getOrDefault(owner, new TreeMap<>()).getOrDefault(type, List.of());
    }

    List<Record> signatures(Name owner, int covered) {
        return rrset(owner, Type.RRSIG).stream()
                .filter(record -> ((RRSIGRecord) record).getTypeCovered() == covered).toList();
    }

    /// Whether the name owns records or is an empty non-terminal.
    boolean exists(Name name) {
        return records.keySet().stream().anyMatch(owner -> owner.subdomain(name));
    }

    /// The delegation at or above the name, nearest to the apex; null when the name is inside the zone.
    Name cutAbove(Name name) {
        for (int labels = apex.labels() + 1; labels <= name.labels(); labels++) {
            Name candidate = new Name(name, name.labels() - labels);
            if (!rrset(candidate, Type.NS).isEmpty()) {
                return candidate;
            }
        }
        return null;
    }

    static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
