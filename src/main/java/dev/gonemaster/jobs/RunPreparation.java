package dev.gonemaster.jobs;

import dev.gonemaster.engine.DomainName;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.profile.ProfileReader;
import dev.gonemaster.engine.score.ScoredRun;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.UndelegatedData;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;

/// Turns a job into what the engine is asked to do: the server's profile, over it what the job says. Thread-safe.
final class RunPreparation {
    private final ProfileReader reader;
    private final Profile server;
    private final String serverJson;
    private final Level minLevel;
    private final List<String> exclude;

    /// @param request asks for what is to be kept and for what a score is made of
    /// @param minLevel entries below it are not kept
    /// @param effectiveProfile the whole profile of the run as JSON
    record PreparedRun(RunRequest request, Level minLevel, String effectiveProfile) {
    }

    /// @param server what holds for every job; see [ServerProfile]
    /// @param minLevel for jobs that name none
    /// @param exclude testcases and modules that no run executes, whatever a job says
    RunPreparation(ProfileReader reader, Profile server, Level minLevel, List<String> exclude) {
        this.reader = reader;
        this.server = server;
        this.serverJson = reader.toJson(server);
        this.minLevel = minLevel;
        this.exclude = List.copyOf(exclude);
    }

    /// @throws IllegalArgumentException when the job says what cannot be; the message is for who made the job
    PreparedRun prepare(Job job) {
        Name zone = DomainName.normalize(job.domain());
        TestSpec spec = job.spec();
        UndelegatedData undelegated = undelegated(zone, spec);
        Profile profile = profile(spec, undelegated);
        Level level = spec.minLevel() == null ? minLevel : Level.parse(spec.minLevel()).orElse(minLevel);
        Level wanted = level.isAtLeast(ScoredRun.LEVEL) ? ScoredRun.LEVEL : level;
        var request = new RunRequest(zone, testcases(spec), undelegated, wanted, profile);
        return new PreparedRun(request, level, profile.equals(server) ? serverJson : reader.toJson(profile));
    }

    private Set<String> testcases(TestSpec spec) {
        var everyone = reader.without(reader.defaults(), exclude).testcases();
        var chosen = new HashSet<>(spec.tests());
        chosen.retainAll(everyone);
        if (chosen.isEmpty() && !spec.tests().isEmpty()) {
            throw new IllegalArgumentException("this server executes none of the testcases asked for");
        }
        return chosen;
    }

    private Profile profile(TestSpec spec, UndelegatedData undelegated) {
        Profile merged = spec.overrides() == null
                ? server
                : reader.without(reader.merge(server, spec.overrides()), exclude);
        ResolverSettings asked = merged.resolver();
        Set<InetAddress> named = undelegated.nameServers().servers().stream()
                .map(NameServer::address)
                .collect(Collectors.toSet());
        // A job may shut addresses out that the server asks, never the other way round.
        boolean nonGlobal = asked.allowNonGlobal() && server.resolver().allowNonGlobal();
        return merged.with(asked
                .withFamilies(asked.ipv4() && !spec.ipv4Disabled(), asked.ipv6() && !spec.ipv6Disabled())
                .withNonGlobal(nonGlobal)
                .withAlwaysAllowed(named));
    }

    private static UndelegatedData undelegated(Name zone, TestSpec spec) {
        var names = new ArrayList<Name>();
        var servers = new ArrayList<NameServer>();
        for (TestSpec.Nameserver given : spec.undelegatedNs()) {
            Name name = DomainName.normalize(given.ns());
            names.add(name);
            if (given.ip() != null) {
                servers.add(new NameServer(name, InetAddress.ofLiteral(given.ip())));
            }
        }
        List<DSRecord> ds = spec.undelegatedDs().stream()
                .map(given -> new DSRecord(zone, DClass.IN, 0, given.keytag(), given.algorithm(), given.digtype(),
                        HexFormat.of().parseHex(given.digest())))
                .toList();
        return new UndelegatedData(NameServerSet.ofNames(names).plus(servers), ds);
    }
}
