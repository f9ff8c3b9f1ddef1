package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.zone.ParentWalk.Finding;
import dev.gonemaster.engine.zone.ParentWalk.Skipped;
import dev.gonemaster.engine.zone.ParentWalk.Verdict;
import dev.gonemaster.engine.zone.ParentWalk.ZoneError;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// What one server has to say on the way from its zone down to the zone under test: one turn of the loop, Basic01 step
/// 6.3 to 6.11 (and Get-Parent-NS-Names-and-IPs step 5.4 to 5.12, whose steps are the same but for what is remembered).
/// The loop ends because every turn is one label nearer to the zone under test.
final class ParentVisit {
    private final NameServer server;
    private final Name child;
    private final DnsClient dns;
    private final SortedSet<ZoneServer> found = new TreeSet<>();
    private final SortedSet<Name> asked = new TreeSet<>();
    private Name zone;
    private @Nullable Verdict verdict;
    private @Nullable ZoneError zoneError;
    private @Nullable Skipped skipped;

    private ParentVisit(ZoneServer server, Name child, DnsClient dns) {
        this.server = server.server();
        this.zone = server.zone();
        this.child = child;
        this.dns = dns;
    }

    static ParentVisit of(ZoneServer server, Name child, DnsClient dns) {
        var visit = new ParentVisit(server, child, dns);
        if (visit.servesItsZone()) {
            visit.descend();
        }
        return visit;
    }

    NameServer server() {
        return server;
    }

    /// The names whose SOA the server was asked for.
    SortedSet<Name> asked() {
        return asked;
    }

    Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    Optional<ZoneError> zoneError() {
        return Optional.ofNullable(zoneError);
    }

    Optional<Skipped> skipped() {
        return Optional.ofNullable(skipped);
    }

    /// Servers of this zone and of zones nearer to the child.
    SortedSet<ZoneServer> found() {
        return found;
    }

    private boolean servesItsZone() {
        Optional<Response> soa = ask(zone, Type.SOA);                                           // 6.4
        if (soa.isEmpty()) {
            return false;
        }
        if (!hasSoa(soa.get(), zone)) {
            return fail(zone, Type.SOA);                                                        // 6.5
        }
        return learnServers(zone);                                                              // 6.6 to 6.9
    }

    /// Asks for the NS records of a zone that the server serves, and remembers that zone's servers.
    private boolean learnServers(Name served) {
        Optional<Response> response = ask(served, Type.NS);                                     // 6.6, 6.11.5.2.2
        if (response.isEmpty()) {
            return false;
        }
        List<Record> records = response.get().answer(Type.NS);
        if (!response.get().noError() || !response.get().authoritative() || records.isEmpty()
                || !records.stream().allMatch(record -> record.getName().equals(served))) {
            return fail(served, Type.NS);                                                       // 6.7, 6.11.5.2.3
        }
        remember(NsRrset.of(records, response.get()), served);                                  // 6.8, 6.11.5.2.4
        return true;
    }

    private void remember(NsRrset servers, Name served) {
        servers.additional().stream().limit(ParentWalk.SERVERS_MAX)
                .forEach(each -> found.add(new ZoneServer(each, served)));
        OutsideServers.lookedUp(servers.withoutAddress(), dns)                                  // 6.9, 6.11.5.2.5
                .forEach(each -> found.add(new ZoneServer(each, served)));
    }

    private void descend() {
        for (int labels = zone.labels() + 1; labels <= child.labels(); labels++) {              // 6.10, 6.11.1
            var name = new Name(child, child.labels() - labels);
            Optional<Response> response = ask(name, Type.SOA);                                  // 6.11.2 to 6.11.4
            if (response.isEmpty() || !goesOn(name, response.get())) {
                return;
            }
        }
    }

    /// @return whether the same server is to be asked for one label more
    private boolean goesOn(Name name, Response response) {
        boolean atChild = name.equals(child);
        if (hasSoa(response, name)) {                                                           // 6.11.5
            return atChild ? conclude(Finding.AA_SOA) : entersZone(name);
        }
        if (response.rcode() == Rcode.NXDOMAIN && response.authoritative()) {
            return conclude(Finding.AA_NXDOMAIN);                                               // 6.11.6
        }
        List<NSRecord> referral = response.referralTo(name);
        if (!referral.isEmpty()) {                                                              // 6.11.7
            if (atChild) {
                return conclude(Finding.DELEGATION);
            }
            remember(NsRrset.of(referral, response), name);
            return false;
        }
        if (response.noError() && response.authoritative()) {                                   // 6.11.8
            return !atChild || concludeWithoutCut(response);
        }
        if (response.referral() && !response.answer(child, Type.CNAME).isEmpty()) {
            return conclude(Finding.CNAME_WITH_REFERRAL);                                       // 6.11.9
        }
        return fail(name, Type.SOA);                                                            // 6.11.10
    }

    private boolean entersZone(Name name) {
        if (!learnServers(name)) {
            return false;
        }
        zone = name;                                                                            // 6.11.5.2.7
        return true;
    }

    private boolean concludeWithoutCut(Response response) {
        if (!response.answer(child, Type.CNAME).isEmpty()) {
            return conclude(Finding.AA_CNAME);                                                  // 6.11.8.2.1
        }
        Optional<Name> target = dnameTarget();
        target.ifPresent(name -> verdict = new Verdict(server, zone, Finding.AA_DNAME, name));  // 6.11.8.2.2.2
        return target.isEmpty() && conclude(Finding.AA_NODATA);                                 // 6.11.8.2.2.3
    }

    private Optional<Name> dnameTarget() {
        return outcome(Query.of(child, Type.DNAME)) instanceof Response response
                && response.noError() && response.authoritative()
                ? response.answer().stream().findFirst().map(record -> ((DNAMERecord) record).getTarget())
                : Optional.empty();
    }

    private boolean conclude(Finding finding) {
        verdict = new Verdict(server, zone, finding, null);
        return false;
    }

    private boolean fail(Name name, int type) {
        zoneError = new ZoneError(server, name, type);
        return false;
    }

    private static boolean hasSoa(Response response, Name owner) {
        return response.noError() && response.authoritative() && response.soleSoa(owner).isPresent();
    }

    private Optional<Response> ask(Name name, int type) {
        if (type == Type.SOA) {
            asked.add(name);
        }
        return switch (outcome(Query.of(name, type))) {
            case Response response -> Optional.of(response);
            case Outcome.NoResponse _ -> {
                fail(name, type);
                yield Optional.empty();
            }
            case Outcome.NotAsked reason -> {
                skipped = new Skipped(server, reason);
                yield Optional.empty();
            }
        };
    }

    /// Asks by name and address, so that the client knows both for its timings.
    private Outcome outcome(Query query) {
        return dns.askAll(List.of(server), query).firstEntry().getValue();
    }
}
