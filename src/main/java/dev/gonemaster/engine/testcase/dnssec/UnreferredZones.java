package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.testcase.dnssec.PathZone.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// Finds zones of which no referral tells, because the servers of a zone above serve them too: the last part of
/// "Descent" of dnssec24.
final class UnreferredZones {
    private final PathZones zones;
    private final PathQuestions questions;
    private final List<NameServer> serving;

    /// @param above the zone whose servers serve the others
    /// @param answering the one of them that has answered out of such a zone; it is asked first
    UnreferredZones(PathZones zones, PathQuestions questions, PathZone above, NameServer answering) {
        this.zones = zones;
        this.questions = questions;
        serving = new ArrayList<>(above.servers());
        serving.remove(answering);
        serving.addFirst(answering);
    }

    /// Ends because each turn is about a shorter name, or begins nearer to it.
    ///
    /// @param name of a zone that is the one above or lies below it
    /// @return absent when no server of the zone above answers
    Optional<PathZone> find(PathZone above, Name name) {
        return zones.named(name).or(() -> questions.first(above, Query.dnssec(name, Type.DS),
                (_, response) -> read(above, name, response)));
    }

    private Optional<PathZone> read(PathZone above, Name name, Response response) {
        Optional<Name> cut = PathZones.referredTo(response, above.name(), name);
        if (cut.isPresent()) {
            return find(zones.below(above, cut.get(), response), name);
        }
        if (!response.authoritative()) {
            return Optional.empty();
        }
        return switch (response.rcode()) {
            case Rcode.NXDOMAIN -> Optional.of(zones.learn(new PathZone(name, serving, new Link.Denied(above))));
            case Rcode.NOERROR -> {
                ReceivedRrset ds = ReceivedRrset.answer(response);
                yield parent(above, ds.rrset())
                        .map(parent -> zones.learn(new PathZone(name, serving, Link.of(parent, ds))));
            }
            default -> Optional.empty();
        };
    }

    /// The zone whose servers have given the DS RRset, or one between it and the owner that has signed it.
    private Optional<PathZone> parent(PathZone above, SignedRrset ds) {
        Optional<Name> between = ds.signatures().stream().map(RRSIGRecord::getSigner).findFirst()
                .filter(signer -> PathZones.isBetween(above.name(), signer, ds.owner()))
                .filter(signer -> !signer.equals(ds.owner()));
        return between.isPresent() ? find(above, between.get()) : Optional.of(above);
    }
}
