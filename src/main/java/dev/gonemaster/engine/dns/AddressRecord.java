package dev.gonemaster.engine.dns;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.Name;

/// What one run remembers of one address: the names it was asked under and how its questions went. Thread-safe.
final class AddressRecord {
    private final InetAddress address;
    private final SortedSet<Name> names = new TreeSet<>();
    private final List<Duration> roundTrips = new ArrayList<>();
    private final Map<Query.Protocol, Integer> timeoutsInRow = new EnumMap<>(Query.Protocol.class);
    private boolean asked;
    private boolean blocked;
    private int timeouts;
    private int refused;

    AddressRecord(InetAddress address) {
        this.address = address;
    }

    synchronized void name(Name name) {
        names.add(name);
    }

    synchronized void outcome(Query.Protocol protocol, Outcome outcome) {
        asked = true;
        boolean timeout = outcome instanceof NoResponse(Failure failure) && failure == Failure.TIMEOUT;
        timeoutsInRow.put(protocol, timeout ? silence(protocol) + 1 : 0);
        switch (outcome) {
            case Response response -> roundTrips.add(response.roundTrip());
            case NoResponse(Failure failure) when failure == Failure.TIMEOUT -> timeouts++;
            case NoResponse(Failure failure) when failure == Failure.REFUSED -> refused++;
            case NoResponse _, Outcome.NotAsked _ -> { }
        }
    }

    synchronized void block() {
        blocked = true;
    }

    /// Whether a question was kept back because the address is not globally reachable.
    synchronized boolean blocked() {
        return blocked;
    }

    /// Questions over that protocol that met silence since the last one that did not.
    synchronized int silence(Query.Protocol protocol) {
        return timeoutsInRow.getOrDefault(protocol, 0);
    }

    synchronized boolean asked() {
        return asked;
    }

    synchronized ServerTiming timing() {
        return new ServerTiming(address, names, roundTrips, timeouts, refused);
    }
}
