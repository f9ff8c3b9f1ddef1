package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.LONG_QUERY_NAME;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.message.ArgName.QUERY_NAME;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.ZONE;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dnssec.RootAnchors;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;

/// dnssec24: the operators of the name servers signal, by a chain of trust of their own, which keys the parent is to
/// trust.
/// Not in Zonemaster; pawal/gonemaster, dnssec24.md: the step numbers are those of its algorithm.
/// Sources: RFC 9615 (authenticated bootstrapping), RFC 8078 section 4 (delete), RFC 4035 section 5.
/// The CDS and CDNSKEY records of the zone itself belong to Dnssec15 to Dnssec18.
final class Dnssec24 implements Testcase {
    enum Message implements Tag {
        DS24_APEX_UNAVAILABLE(WARNING, SERVERS),
        DS24_BOOTSTRAP_READY(INFO),
        DS24_DELEGATION_SECURE(INFO, SERVERS),
        DS24_DELETE_REQUESTED(INFO),
        DS24_NO_CDS_CDNSKEY(INFO),
        DS24_NO_SIGNAL(NOTICE, NS_NAMES),
        DS24_ONLY_IN_DOMAIN_NS(NOTICE, NS_NAMES),
        DS24_SIGNAL_AT_ZONE_CUT(WARNING, NS, QUERY_NAME),
        DS24_SIGNAL_CHAIN_BROKEN(WARNING, NS, ZONE),
        DS24_SIGNAL_MISMATCH(WARNING, NS, QUERY_NAME, QUERY_TYPE),
        DS24_SIGNAL_MISSING(WARNING, NS, QUERY_NAME),
        DS24_SIGNAL_NAME_TOO_LONG(NOTICE, NS, LONG_QUERY_NAME),
        DS24_SIGNAL_UNSIGNED(WARNING, NS, QUERY_NAME, QUERY_TYPE, ZONE),
        DS24_SIGNAL_VALIDATED(INFO, NS, QUERY_NAME, ZONE),
        DS24_SIGNAL_ZONE_INSECURE(WARNING, NS, ZONE),
        DS24_SIGNAL_ZONE_UNREACHABLE(WARNING, SERVERS, NS, ZONE);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// Name servers whose signals are judged; more than 13 do not fit into a referral without EDNS.
    static final int NAMES_MAX = 20;

    private final List<DSRecord> anchors;

    Dnssec24() {
        this(RootAnchors.PUBLISHED);
    }

    /// @param anchors DS records of the keys by which the root zone is trusted
    Dnssec24(List<DSRecord> anchors) {
        this.anchors = List.copyOf(anchors);
    }

    @Override
    public Module module() {
        return Module.DNSSEC;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Optional<SortedSet<NameServer>> withDs = serversWithDs(zone);
        if (withDs.isPresent()) {
            findings.add(Message.DS24_DELEGATION_SECURE, ServerArgs.servers(withDs.get()));             // 2
            return;
        }
        ApexCopies apex = ApexCopies.of(zone, findings);
        if (apex.isEmpty()) {
            findings.add(Message.DS24_NO_CDS_CDNSKEY);                                                  // 3
            return;
        }
        if (apex.isDeleteOnly()) {
            findings.add(Message.DS24_DELETE_REQUESTED);                                                // 3
            return;
        }
        if (!apex.unavailable().isEmpty()) {
            findings.add(Message.DS24_APEX_UNAVAILABLE, ServerArgs.servers(apex.unavailable()));        // 3
        }
        judgeSignals(zone, apex, findings);
    }

    /// The servers of the parent that have DS records; absent when there are no such records. Those that the user has
    /// given are as if all had them.
    private static Optional<SortedSet<NameServer>> serversWithDs(Zone zone) {
        SortedSet<NameServer> parents = zone.parentSide().nameServers().orElse(NameServerSet.EMPTY).servers();
        if (!zone.undelegatedData().ds().isEmpty()) {
            return Optional.of(parents);
        }
        DsResponses responses = DsResponses.of(zone, parents, r -> r.noError() && r.authoritative());
        return Optional.of(responses.withDs()).filter(servers -> !servers.isEmpty());
    }

    private void judgeSignals(Zone zone, ApexCopies apex, Findings findings) {
        SortedSet<Name> all = zone.delegation().nameServers().orElse(NameServerSet.EMPTY).names();
        List<Name> hosts = all.stream().filter(host -> !host.subdomain(zone.name())).toList();
        if (hosts.isEmpty()) {
            findings.add(Message.DS24_ONLY_IN_DOMAIN_NS, NS_NAMES.of(all));                             // 4
            return;
        }
        var signals = new BootstrapSignals(zone, apex, anchors, findings);
        boolean ready = apex.unavailable().isEmpty() && hosts.size() <= NAMES_MAX;
        for (Name host : hosts.subList(0, Math.min(hosts.size(), NAMES_MAX))) {                         // 5
            ready &= signals.validate(host);
        }
        signals.reportAbsent();                                                                         // 6
        if (ready) {
            findings.add(Message.DS24_BOOTSTRAP_READY);                                                 // 7
        }
    }
}
