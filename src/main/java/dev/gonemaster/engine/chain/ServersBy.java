package dev.gonemaster.engine.chain;

import dev.gonemaster.engine.message.AddressText;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.BiFunction;

/// Records with the servers that show them, in the order in which they came up; the first [ChainDocument#LIST_MAX] records,
/// each with the first [#SERVERS_MAX] servers.
final class ServersBy<T> {
    /// Named limit.
    static final int SERVERS_MAX = 32;

    private final SequencedMap<T, SequencedSet<String>> servers = new LinkedHashMap<>();
    private boolean truncated;

    void add(T record, InetAddress server) {
        if (servers.size() >= ChainDocument.LIST_MAX && !servers.containsKey(record)) {
            truncated = true;
            return;
        }
        SequencedSet<String> from = servers.computeIfAbsent(record, _ -> new LinkedHashSet<>());
        String address = AddressText.of(server);
        if (from.size() < SERVERS_MAX) {
            from.add(address);
        } else {
            truncated |= !from.contains(address);
        }
    }

    boolean truncated() {
        return truncated;
    }

    boolean isEmpty() {
        return servers.isEmpty();
    }

    List<T> records() {
        return List.copyOf(servers.keySet());
    }

    <R> List<R> list(BiFunction<T, List<String>, R> published) {
        var all = new ArrayList<R>();
        servers.forEach((record, from) -> all.add(published.apply(record, List.copyOf(from))));
        return all;
    }
}
