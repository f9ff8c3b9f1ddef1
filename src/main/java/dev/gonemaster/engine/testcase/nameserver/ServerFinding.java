package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Findings about name servers, in the two forms that the module uses.
final class ServerFinding {
    private ServerFinding() {
    }

    /// About one server, which comes before the other arguments.
    static void report(Findings findings, Tag tag, NameServer server, Arg... more) {
        var args = new ArrayList<Arg>(List.of(NS.of(server.name()), ADDRESS.of(server.address())));
        args.addAll(List.of(more));
        findings.add(tag, args.toArray(Arg[]::new));
    }

    /// About all these servers at once; nothing when there are none.
    static void report(Findings findings, Tag tag, Collection<NameServer> servers, Arg... more) {
        if (servers.isEmpty()) {
            return;
        }
        var args = new ArrayList<Arg>(List.of(ServerArgs.servers(servers)));
        args.addAll(List.of(more));
        findings.add(tag, args.toArray(Arg[]::new));
    }
}
