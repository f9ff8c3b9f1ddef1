package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.COVERED;
import static dev.gonemaster.engine.message.ArgName.HASHED_NEXT;
import static dev.gonemaster.engine.message.ArgName.NEXT;
import static dev.gonemaster.engine.message.ArgName.OWNER;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.Nsec3Parameters;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.NSEC3PARAMRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// dnssec23: the NSEC or NSEC3 records that prove together that a name is not there do not contradict one another, and
/// belong to a chain that the zone publishes.
/// Specification: Gonemaster, dnssec/dnssec23.md; not in Zonemaster.
/// Sources: RFC 4034 section 4.1.1, RFC 4035 section 3.1.3, RFC 5155 sections 7.1 to 7.3.
/// No hash is computed and no signature verified; dnssec10 does that.
final class Dnssec23 implements Testcase {
    enum Message implements Tag {
        DS23_DENIAL_PROOF_CONSISTENT(INFO, SERVERS),
        DS23_MULTIPLE_NSEC3PARAM(NOTICE, SERVERS),
        DS23_NO_DENIAL_PROOF(ERROR, SERVERS),
        DS23_NSEC3_CHAIN_NOT_PUBLISHED(ERROR, SERVERS),
        DS23_NSEC3_DUPLICATE_NEXT(ERROR, SERVERS, OWNER, COVERED, HASHED_NEXT),
        DS23_NSEC3_MIXED_PARAMETERS(ERROR, SERVERS),
        DS23_NSEC3_RANGES_OVERLAP(ERROR, SERVERS, OWNER, COVERED, HASHED_NEXT),
        DS23_NSEC_RANGES_OVERLAP(ERROR, SERVERS, OWNER, COVERED, NEXT);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// No zone has this label: it begins as an A-label does and is none.
    private static final Name PROBE = Name.fromConstantString("xn--gonemaster-dnssec23");

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
        probe(zone.name()).ifPresent(name -> run(zone, Query.dnssec(name, Type.A), findings));          // 2
    }

    private static void run(Zone zone, Query probe, Findings findings) {
        Query nsec3param = Query.dnssec(zone.name(), Type.NSEC3PARAM);
        SequencedMap<Query, SequencedMap<NameServer, Outcome>> outcomes =
                zone.dns().askAll(signedServers(zone, findings), List.of(probe, nsec3param));           // 3.3
        SortedMap<ProofFault, SortedSet<NameServer>> serversByFault = new TreeMap<>();
        var consistent = new TreeSet<NameServer>();
        outcomes.get(probe).forEach((server, outcome) -> {
            if (!(outcome instanceof Response response) || !mayProve(response)) {
                return;                                                                                 // 3.3
            }
            List<ProofFault> faults =
                    faults(DenialProof.in(response, zone.name()), outcomes.get(nsec3param).get(server));
            faults.forEach(fault -> serversByFault.computeIfAbsent(fault, _ -> new TreeSet<>()).add(server));
            if (faults.stream().noneMatch(Dnssec23::isError)) {
                consistent.add(server);                                                                 // 3.8
            }
        });
        serversByFault.forEach((fault, servers) ->
                findings.add(fault.tag(), fault.arguments(ServerArgs.servers(servers))));               // 4
        if (serversByFault.keySet().stream().noneMatch(Dnssec23::isError) && !consistent.isEmpty()) {
            findings.add(Message.DS23_DENIAL_PROOF_CONSISTENT, ServerArgs.servers(consistent));         // 5
        }
    }

    private static List<NameServer> signedServers(Zone zone, Findings findings) {
        return AuthoritativeResponses.of(zone, zone.nameServers(), Type.DNSKEY, findings)               // 3.1, 3.2
                .entrySet().stream().filter(entry -> !entry.getValue().answer().isEmpty()).map(Map.Entry::getKey)
                .toList();
    }

    private static boolean mayProve(Response response) {
        return response.authoritative() && !response.truncated()
                && (response.noError() || response.rcode() == Rcode.NXDOMAIN);
    }

    private static List<ProofFault> faults(DenialProof proof, Outcome nsec3param) {
        var faults = new ArrayList<>(proof.faults());                                                   // 3.5 to 3.7
        if (proof.hasNsec3() && nsec3param instanceof Response response && response.noError()
                && response.authoritative()) {                                                          // 3.6.4
            List<Record> published = response.answer().stream().distinct().toList();
            if (!proof.isMixed() && published.stream().map(record -> Nsec3Parameters.of((NSEC3PARAMRecord) record))
                    .noneMatch(proof.parameters()::contains)) {
                faults.add(ProofFault.of(Message.DS23_NSEC3_CHAIN_NOT_PUBLISHED));                      // 3.6.5
            }
            if (published.size() > 1) {
                faults.add(ProofFault.of(Message.DS23_MULTIPLE_NSEC3PARAM));                            // 3.6.6
            }
        }
        return faults;
    }

    private static boolean isError(ProofFault fault) {
        return fault.tag().spec().level() == ERROR;
    }

    /// @return empty where the zone's name leaves no room for a label below it
    private static Optional<Name> probe(Name zone) {
        try {
            return Optional.of(Name.concatenate(PROBE, zone));
        } catch (NameTooLongException _) {
            return Optional.empty();
        }
    }
}
