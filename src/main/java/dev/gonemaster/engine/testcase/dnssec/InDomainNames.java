package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.SIGNER;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignatureState;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.testcase.dnssec.CutStatus.Other;
import dev.gonemaster.engine.testcase.dnssec.CutStatus.Secure;
import dev.gonemaster.engine.testcase.dnssec.Dnssec22.Message;
import dev.gonemaster.engine.zone.Zone;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.Set;
import java.util.stream.IntStream;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What one server states about the addresses of names in the zone: step 4 of dnssec22. For one run, in one thread.
final class InDomainNames {
    private final Zone zone;
    private final NameServer server;
    private final ZoneCuts cuts;
    private final Set<Name> referredAway = new HashSet<>();
    private final SequencedCollection<Observation> observations = new LinkedHashSet<>();

    InDomainNames(Zone zone, NameServer server, List<DNSKEYRecord> apexKeys) {
        this.zone = zone;
        this.server = server;
        this.cuts = new ZoneCuts(zone, server, apexKeys);
    }

    /// A message to be, but for its servers.
    record Observation(Message tag, List<Arg> args) {
        Observation(Message tag, Arg... args) {
            this(tag, List.of(args));
        }
    }

    /// The name that must have signed, and what the server states about it as a zone cut.
    ///
    /// @param certain whether no name below may be a cut for all that is known
    private record ExpectedSigner(Name name, CutStatus status, boolean certain) {
    }

    /// @param responses to questions for A, by name
    SequencedCollection<Observation> observe(Map<Name, Response> responses) {
        responses.forEach((name, response) -> {
            boolean served = referredAway.stream().noneMatch(name::subdomain);                          // 4.1
            if (served) {
                signedAddresses(name, response).ifPresent(addresses -> classify(name, addresses));
            }
        });
        return observations;
    }

    private Optional<SignedAddresses> signedAddresses(Name name, Response response) {                   // 4.3
        if (response.referral()) {
            response.section(Section.AUTHORITY, Type.NS).stream().map(Record::getName)
                    .filter(this::isBelowApex).forEach(referredAway::add);
            return Optional.empty();
        }
        if (!answers(response)) {
            return Optional.empty();
        }
        if (!response.answer().isEmpty()) {
            return Optional.of(SignedAddresses.given(response));
        }
        return Optional.of(ask(name, Type.AAAA) instanceof Response aaaa && answers(aaaa) && !aaaa.answer().isEmpty()
                ? SignedAddresses.given(aaaa)
                : SignedAddresses.denied(response));
    }

    private static boolean answers(Response response) {
        return response.noError() && response.authoritative() && response.answer(Type.CNAME).isEmpty();
    }

    private boolean isBelowApex(Name name) {
        return name.subdomain(zone.name()) && !name.equals(zone.name());
    }

    private void classify(Name name, SignedAddresses addresses) {                                       // 4.5
        List<Name> walk = walk(name);
        Optional<Name> signer = addresses.signer();
        ExpectedSigner expected = expectedSigner(walk, signer);
        switch (expected.status()) {
            case Other.INSECURE -> add(Message.DS22_NS_ADDRESS_INSECURE, NS.of(name));
            case Other.BROKEN ->
                    add(Message.DS22_NS_ADDRESS_CHAIN_BROKEN, NS.of(name), SIGNER.of(expected.name()));
            case Secure _ when !expected.certain() -> { }
            case Secure _ when signer.isEmpty() -> add(Message.DS22_NS_ADDRESS_UNSIGNED, NS.of(name));
            case Secure(var keys) when signer.get().equals(expected.name()) -> verify(name, addresses, keys);
            case Secure _ when walk.contains(signer.get()) ->
                    add(Message.DS22_NS_ADDRESS_ORPHAN_ZONE, NS.of(name), SIGNER.of(signer.get()));
            case Secure _ -> addInvalid(name, addresses.firstSignature().orElseThrow());
            case Other.NOT_A_CUT, Other.INDETERMINATE -> { }
        }
    }

    /// The name and those above it, up to the apex.
    private List<Name> walk(Name name) {
        return IntStream.rangeClosed(0, name.labels() - zone.name().labels())
                .mapToObj(labels -> new Name(name, labels)).toList();
    }

    /// Ends at the apex at the latest, which is a secure cut. The server answers out of the zone nearest to the name,
    /// so there is no cut below the signer.
    private ExpectedSigner expectedSigner(List<Name> walk, Optional<Name> signer) {                     // 4.4
        int start = Math.max(0, signer.map(walk::indexOf).orElse(0));
        boolean certain = true;
        for (Name name : walk.subList(start, walk.size() - 1)) {
            CutStatus status = cuts.status(name);
            if (status != Other.NOT_A_CUT && status != Other.INDETERMINATE) {
                return new ExpectedSigner(name, status, certain);
            }
            certain &= status == Other.NOT_A_CUT;
        }
        return new ExpectedSigner(zone.name(), cuts.status(zone.name()), certain);
    }

    private void verify(Name name, SignedAddresses addresses, List<DNSKEYRecord> keys) {
        Map<RRSIGRecord, SignatureState> states = addresses.states(zone.signatures(), keys);
        if (states.containsValue(SignatureState.VALID)) {
            if (addresses.given()) {
                add(Message.DS22_NS_ADDRESS_VALIDATES);
            }
            return;
        }
        if (states.containsValue(SignatureState.UNVERIFIED)) {
            return;
        }
        states.forEach((signature, state) -> {
            switch (state) {
                case EXPIRED -> add(Message.DS22_NS_ADDRESS_RRSIG_EXPIRED, NS.of(name),
                        KEYTAG.of((long) signature.getFootprint()));
                case NOT_YET_VALID, NO_KEY, BOGUS -> addInvalid(name, signature);
                case UNSUPPORTED_ALGORITHM, UNSUPPORTED_KEY, UNVERIFIED, VALID -> { }
            }
        });
    }

    private void addInvalid(Name name, RRSIGRecord signature) {
        add(Message.DS22_NS_ADDRESS_RRSIG_NOT_VALID_BY_DNSKEY, NS.of(name), SIGNER.of(signature.getSigner()),
                KEYTAG.of((long) signature.getFootprint()));
    }

    private void add(Message tag, Arg... args) {
        observations.add(new Observation(tag, args));
    }

    private Outcome ask(Name name, int type) {
        return zone.dns().askAll(List.of(server), Query.dnssec(name, type)).firstEntry().getValue();
    }
}
