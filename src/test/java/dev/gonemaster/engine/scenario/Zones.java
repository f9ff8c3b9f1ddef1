package dev.gonemaster.engine.scenario;

import dev.gonemaster.engine.dns.Deadline;
import dev.gonemaster.engine.dns.FakeDelegation;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.dns.RunDnsClient;
import dev.gonemaster.engine.dns.RunResources;
import dev.gonemaster.engine.dns.SharedLimits;
import dev.gonemaster.engine.dnssec.SignatureVerifier;
import dev.gonemaster.engine.dnssec.VerificationPool;
import dev.gonemaster.engine.zone.RunServices;
import dev.gonemaster.engine.zone.UndelegatedData;
import dev.gonemaster.engine.zone.Zone;
import java.time.Duration;
import java.util.Optional;

/// Makes the zone under test out of a script.
final class Zones {
    private static final Duration TIME_MAX = Duration.ofMinutes(1);
    private static final VerificationPool VERIFICATION = new VerificationPool();

    private Zones() {
    }

    static Zone of(ScriptedZone script, ScriptedTransport transport) {
        RootHints hints = RootHints.of(script.world().rootServers());
        UndelegatedData undelegated = script.undelegatedData();
        Optional<FakeDelegation> delegation = Optional.of(undelegated.nameServers())
                .filter(servers -> undelegated.replacesDelegation())
                .map(servers -> new FakeDelegation(script.name(), servers.names(), servers.servers()));
        var dns = new RunDnsClient(RunResources.of(transport, new SharedLimits(), Deadline.after(TIME_MAX)),
                script.world().settings(), hints, delegation);
        return new Zone(script.name(), undelegated, hints,
                new RunServices(dns, script.world().asns(), new SignatureVerifier(VERIFICATION),
                        script.world().thresholds(), script.world()::blocklist));
    }
}
