package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.ServersByFinding;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.function.Predicate;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Type;

/// dnssec07: the zone is signed, and where it is, the parent has DS records for it.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec07.md.
/// Sources: RFC 4034 sections 2 and 5, RFC 4035 sections 5 and 5.3.1.
/// A zone counts as signed where a DNSKEY RRset comes with a signature; whether that holds is for others. Of DS records
/// that the user gave `servers` is empty.
final class Dnssec07 implements Testcase {
    enum Message implements Tag {
        DS07_DS_FOR_SIGNED_ZONE(INFO),
        DS07_DS_ON_PARENT_SERVER(INFO, SERVERS),
        DS07_INCONSISTENT_DS(ERROR),
        DS07_INCONSISTENT_SIGNED(ERROR),
        DS07_NON_AUTH_RESPONSE_DNSKEY(WARNING, SERVERS),
        DS07_NOT_SIGNED(WARNING),
        DS07_NOT_SIGNED_ON_SERVER(WARNING, SERVERS),
        DS07_NO_DS_ON_PARENT_SERVER(WARNING, SERVERS),
        DS07_NO_DS_FOR_SIGNED_ZONE(WARNING),
        DS07_NO_RESPONSE_DNSKEY(WARNING, SERVERS),
        DS07_SIGNED(INFO),
        DS07_SIGNED_ON_SERVER(INFO, SERVERS),
        DS07_UNEXP_RCODE_RESP_DNSKEY(WARNING, SERVERS, RCODE);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
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
        var sets = new ServersByFinding(ServerArgs::servers);                                           // 5
        DnskeyOutcomes outcomes = DnskeyOutcomes.of(zone, findings);                                    // 1, 2, 4, 6.1
        outcomes.byServer().forEach((server, outcome) -> sort(server, outcome, zone.name(), sets));     // 6
        if (sets.has(Message.DS07_SIGNED_ON_SERVER)) {                                                  // 9
            lookForDs(zone, sets);
        }
        sets.report(findings, Message.DS07_NO_RESPONSE_DNSKEY, Message.DS07_NON_AUTH_RESPONSE_DNSKEY,   // 13, 14
                Message.DS07_UNEXP_RCODE_RESP_DNSKEY, Message.DS07_SIGNED_ON_SERVER,                    // 15, 16
                Message.DS07_NOT_SIGNED_ON_SERVER);                                                     // 17
        if (outcomes.anybodyAsked()) {
            findings.add(aboutZone(sets));
        }
        sets.report(findings, Message.DS07_NO_DS_ON_PARENT_SERVER, Message.DS07_DS_ON_PARENT_SERVER);   // 21, 22
        reportDelegation(sets, findings);
    }

    private static void sort(NameServer server, Outcome outcome, Name zone, ServersByFinding sets) {
        switch (outcome) {
            case NotAsked _ -> { }
            case NoResponse _ -> sets.add(server, Message.DS07_NO_RESPONSE_DNSKEY);                     // 6.4
            case Response r when !r.authoritative() ->
                    sets.add(server, Message.DS07_NON_AUTH_RESPONSE_DNSKEY);                            // 6.5
            case Response r when !r.noError() ->
                    sets.add(server, Message.DS07_UNEXP_RCODE_RESP_DNSKEY, RCODE.of(r.rcode()));        // 6.6
            case Response r when covered(SignedRrset.answer(r), zone::equals) ->
                    sets.add(server, Message.DS07_SIGNED_ON_SERVER);                                    // 6.7
            case Response _ -> sets.add(server, Message.DS07_NOT_SIGNED_ON_SERVER);                     // 6.8
        }
    }

    private static void lookForDs(Zone zone, ServersByFinding sets) {
        if (!zone.undelegatedData().ds().isEmpty()) {
            sets.addAll(List.of(), Message.DS07_DS_ON_PARENT_SERVER);                                   // 8.1
        }
        Predicate<Name> above = signer -> !signer.equals(zone.name()) && zone.name().subdomain(signer);
        DsResponses.of(zone).rrsets().forEach((server, rrset) ->                                        // 3, 7, 8.2, 10
                sets.add(server, covered(rrset, above)
                        ? Message.DS07_DS_ON_PARENT_SERVER                                              // 10.3
                        : Message.DS07_NO_DS_ON_PARENT_SERVER));                                        // 10.4
    }

    private static Message aboutZone(ServersByFinding sets) {
        if (!sets.has(Message.DS07_SIGNED_ON_SERVER)) {
            return Message.DS07_NOT_SIGNED;                                                             // 12, 20
        }
        return sets.has(Message.DS07_NOT_SIGNED_ON_SERVER)
                ? Message.DS07_INCONSISTENT_SIGNED                                                      // 18
                : Message.DS07_SIGNED;                                                                  // 19
    }

    private static void reportDelegation(ServersByFinding sets, Findings findings) {
        boolean withDs = sets.has(Message.DS07_DS_ON_PARENT_SERVER);
        boolean withoutDs = sets.has(Message.DS07_NO_DS_ON_PARENT_SERVER);
        if (withDs && withoutDs) {
            findings.add(Message.DS07_INCONSISTENT_DS);                                                 // 23
            return;
        }
        if (sets.has(Message.DS07_NOT_SIGNED_ON_SERVER)) {
            return;                                                                                     // 24
        }
        if (withoutDs) {
            findings.add(Message.DS07_NO_DS_FOR_SIGNED_ZONE);                                           // 24.1
        }
        if (withDs) {
            findings.add(Message.DS07_DS_FOR_SIGNED_ZONE);                                              // 24.2
        }
    }

    /// Whether there are records with a signature that covers them ("Terminology"; RFC 4035 section 5.3.1, as far as it
    /// is about owner, type, labels and signer).
    ///
    /// @param signer whether the name is that of the zone that holds the records
    private static boolean covered(SignedRrset rrset, Predicate<Name> signer) {
        Predicate<RRSIGRecord> covers = signature -> signer.test(signature.getSigner())
                && signature.getLabels() < rrset.owner().labels();
        return !rrset.isEmpty() && rrset.signatures().stream().anyMatch(covers);
    }
}
