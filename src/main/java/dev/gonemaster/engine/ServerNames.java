package dev.gonemaster.engine;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.ServerArg;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names for servers that were met by address alone, from what the run knew before it began: the root hints and the
/// servers given for an undelegated test.
final class ServerNames {
    private final Map<String, String> byAddress = new HashMap<>();

    ServerNames(Collection<NameServer> hints, Collection<NameServer> given) {
        hints.forEach(server -> byAddress.putIfAbsent(server.toArg().address(), server.toArg().ns()));
        given.forEach(server -> byAddress.putIfAbsent(server.toArg().address(), server.toArg().ns()));
    }

    /// Empty when nobody gave the address a name.
    String of(String address) {
        return byAddress.getOrDefault(address, "");
    }

    /// The same servers, those without a name under the one that is known.
    List<ServerArg> completed(List<ServerArg> servers) {
        return servers.stream()
                .map(server -> server.ns().isEmpty() ? new ServerArg(of(server.address()), server.address()) : server)
                .toList();
    }
}
