package dev.gonemaster.engine.hostile;

import dev.gonemaster.FreePort;
import dev.gonemaster.engine.dns.Edns;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.dns.RunningServer;
import dev.gonemaster.engine.scenario.ScriptedTransport;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// A scripted world on real sockets: every server has an address of its own in 127.0.0.0/8, all of them the same port.
/// The root and the top-level domain `xa` are good; below it each row has a zone with a hostile and a good server, and,
/// where something is expected of it, one with hostile servers alone.
final class LoopbackWorld implements AutoCloseable {
    static final String ROOT = "127.53.0.1";
    private static final String TLD = "127.53.0.2";
    private static final String VICTIM = "127.53.0.3";

    private final World script = new World().withoutIpv6();
    private final List<Host> hosts = new ArrayList<>();
    private final Map<Trial, Name> zones = new LinkedHashMap<>();
    private final List<RunningServer> running = new ArrayList<>();
    private final ScriptedTransport answers;
    private final int port;

    /// @param all whether both servers are hostile
    record Trial(Row row, boolean all) {
        String label() {
            return row.name() + (all ? "-all" : "");
        }

        @Override
        public String toString() {
            return label();
        }
    }

    private record Host(InetAddress address, Name zone, Hostility hostility, InetAddress elsewhere) {
    }

    LoopbackWorld(List<Trial> trials) {
        script.zone(".").delegatedTo("ns1");
        script.zone("xa").delegatedTo("ns1");
        script.zone("victim.xa").delegatedTo("ns1");
        server("ns1.", ROOT, Name.root, Hostility.none(), ROOT);
        server("ns1.xa", TLD, Name.root, Hostility.none(), TLD);
        server("ns1.victim.xa", VICTIM, Name.root, Hostility.none(), VICTIM);
        int number = 0;
        for (Trial trial : trials) {
            add(trial, "127." + (54 + (++number >> 8)) + "." + (number & 255) + ".");
        }
        answers = script.transport();
        port = FreePort.next();
        hosts.forEach(this::start);
    }

    private void add(Trial trial, String network) {
        String name = trial.label() + ".xa";
        ScriptedZone zone = script.zone(name).with("@", "MX", "10 mail").with("mail", "A", network + "4")
                .with("www", "A", network + "5");
        zones.put(trial, zone.name());
        server("ns1." + name, network + "1", zone.name(), trial.row().hostility(), network + "11");
        server("ns2." + name, network + "2", zone.name(), trial.all() ? trial.row().hostility() : Hostility.none(),
                network + "12");
        trial.row().script().accept(script, zone);
    }

    private void server(String name, String address, Name zone, Hostility hostility, String elsewhere) {
        script.server(name).at(address);
        hosts.add(new Host(InetAddress.ofLiteral(address), zone, hostility, InetAddress.ofLiteral(elsewhere)));
    }

    private void start(Host host) {
        var place = new Hostility.Place(host.zone(), host.address(), query -> answer(host.address(), query),
                host.elsewhere());
        running.add(host.hostility().of(place).start(new InetSocketAddress(host.address(), port)));
    }

    RootHints hints() {
        return RootHints.of(script.rootServers());
    }

    Name zone(Trial trial) {
        return zones.get(trial);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        running.forEach(RunningServer::close);
    }

    private Message answer(InetAddress server, Message query) {
        Record question = query.getQuestion();
        Query asked = Query.of(question.getName(), question.getType()).inClass(question.getDClass());
        if (query.getHeader().getFlag(Flags.RD)) {
            asked = asked.desiringRecursion();
        }
        OPTRecord opt = query.getOPT();
        if (opt != null) {
            boolean dnssecOk = (opt.getFlags() & ExtendedFlags.DO) != 0;
            asked = asked.with(new Edns(opt.getVersion(), opt.getPayloadSize(), dnssecOk, 0, List.of()));
        }
        Message answer = ((Response) answers.exchange(server, asked)).message();
        answer.getHeader().setID(query.getHeader().getID());
        return answer;
    }
}
