package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.scenario.ScenarioRun.run;

import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/// A zone `child.xa` that asks for its first DS records, and its operator's zone `op.xb`, whose servers `ns1` and `ns2`
/// serve both. All zones above are signed.
final class Bootstrap {
    static final String NS1 = "ns1.op.xb";
    static final String NS2 = "ns2.op.xb";

    private final World world;
    private final ScriptedZone child;
    private final Signing signing;

    private Bootstrap(World world, String... servers) {
        this.world = world;
        List.of(".", "xa", "xb").forEach(zone -> world.zone(zone).signed());
        child = world.zone("child.xa").delegatedTo(servers);
        signing = Signing.of(child.name());
    }

    static Bootstrap in(World world) {
        return in(world, NS1, NS2);
    }

    static Bootstrap in(World world, String... servers) {
        var bootstrap = new Bootstrap(world, servers);
        bootstrap.copies().forEach(record -> bootstrap.child.amend(content -> content.add(record)));
        bootstrap.child.signed(bootstrap.signing).ds();
        return bootstrap;
    }

    ScriptedZone child() {
        return child;
    }

    ScriptedZone operator() {
        return world.zone("op.xb");
    }

    /// The zone gets a signal for the name server; it is to be signed after that.
    ScriptedZone signal(ScriptedZone zone, String server) {
        copies().forEach(record -> zone.amend(content -> content.add(record.withName(name(server)))));
        return zone;
    }

    /// The operator's zone with signals for both of its servers, signed.
    ScriptedZone signals() {
        return signal(signal(operator(), NS1), NS2).signed();
    }

    static Name name(String server) {
        return World.absolute("_dsboot.child.xa._signal." + server);
    }

    ScenarioRun judged() {
        return run(new Dnssec24(world.zone(".").signing().ds()), child);
    }

    /// The CDS and CDNSKEY records of the zone.
    private List<Record> copies() {
        return List.of(signing.cds(signing.ksk()), signing.ksk().cdnskey());
    }
}
