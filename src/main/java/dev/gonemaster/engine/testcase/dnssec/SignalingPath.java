package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.testcase.dnssec.Located.Other;
import dev.gonemaster.engine.testcase.dnssec.Located.Signal;
import dev.gonemaster.engine.testcase.dnssec.Located.Unreachable;
import dev.gonemaster.engine.zone.Zone;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// Goes down from the root to signaling names, remembering the zones on the way: "Descent" of dnssec24, whose steps are
/// numbered here. For one run, in one thread.
final class SignalingPath {
    private final PathQuestions questions;
    private final PathZones zones;
    private final Set<Name> unreachable = new HashSet<>();
    private boolean recordsSeen;

    SignalingPath(Zone zone, PathQuestions questions) {
        this.questions = questions;
        this.zones = new PathZones(zone, questions);
    }

    Located locate(Name name) {
        return locate(name, zones.above(name));                                                         // 1
    }

    /// Whether any signaling name has had CDS or CDNSKEY records.
    boolean recordsSeen() {
        return recordsSeen;
    }

    /// Ends because each referral is nearer to the name.
    private Located locate(Name name, PathZone at) {                                                    // 2, 4
        if (unreachable.contains(at.name())) {
            return new Unreachable(at);
        }
        Optional<Located> located = questions.first(at, Query.dnssec(name, Type.CDS),
                (server, response) -> read(name, at, server, response));
        if (located.isEmpty() && !questions.exhausted()) {
            unreachable.add(at.name());                                                                 // 3
        }
        return located.orElseGet(() -> lost(at));
    }

    private Located lost(PathZone at) {
        return questions.exhausted() ? Other.NOT_JUDGED : new Unreachable(at);
    }

    private Optional<Located> read(Name name, PathZone at, NameServer server, Response response) {
        Optional<Name> cut = PathZones.referredTo(response, at.name(), name);
        if (cut.isPresent()) {
            return Optional.of(cut.get().equals(name)
                    ? Other.AT_ZONE_CUT
                    : locate(name, zones.below(at, cut.get(), response)));
        }
        if (!response.authoritative()) {
            return Optional.empty();
        }
        return switch (response.rcode()) {
            case Rcode.NXDOMAIN -> Optional.of(Other.ABSENT);
            case Rcode.NOERROR -> cdnskey(name, server).map(cdnskey ->
                    found(name, at, server, ReceivedRrset.answer(response), cdnskey));
            default -> Optional.empty();
        };
    }

    private Optional<ReceivedRrset> cdnskey(Name name, NameServer server) {
        return questions.ask(server, Query.dnssec(name, Type.CDNSKEY)) instanceof Response response
                && response.authoritative() && (response.noError() || response.rcode() == Rcode.NXDOMAIN)
                ? Optional.of(ReceivedRrset.answer(response))
                : Optional.empty();
    }

    private Located found(Name name, PathZone at, NameServer server, ReceivedRrset cds, ReceivedRrset cdnskey) {
        if (cds.rrset().isEmpty() && cdnskey.rrset().isEmpty()) {
            return Other.ABSENT;
        }
        recordsSeen = true;
        Name signer = Stream.of(cds.rrset(), cdnskey.rrset()).filter(rrset -> !rrset.isEmpty())
                .flatMap(rrset -> rrset.signatures().stream()).map(RRSIGRecord::getSigner).findFirst()
                .filter(first -> first.subdomain(at.name()) && name.subdomain(first))
                .orElse(at.name());
        if (signer.equals(name)) {
            return Other.AT_ZONE_CUT;
        }
        return new UnreferredZones(zones, questions, at, server).find(at, signer)
                .<Located>map(zone -> new Signal(zone, cds, cdnskey))
                .orElseGet(() -> lost(at));
    }
}
