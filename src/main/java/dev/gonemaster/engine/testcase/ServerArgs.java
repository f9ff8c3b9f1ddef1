package dev.gonemaster.engine.testcase;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.ServerArg;
import java.util.Collection;
import java.util.List;

/// Name servers as arguments of messages.
public final class ServerArgs {
    private ServerArgs() {
    }

    /// The specification's `ns_list`: the published argument `servers`.
    public static Arg servers(Collection<NameServer> servers) {
        List<ServerArg> published = servers.stream().map(NameServer::toArg).toList();
        return ArgName.SERVERS.of(published);
    }

    /// The specification's `ns_ip_list`: the published argument `addresses`.
    public static Arg addresses(Collection<NameServer> servers) {
        return ArgName.ADDRESSES.of(servers.stream().map(NameServer::address).toList());
    }
}
