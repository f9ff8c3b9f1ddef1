package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.ChainOfTrust;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.dnssec.Validation;
import dev.gonemaster.engine.testcase.dnssec.CutStatus.Other;
import dev.gonemaster.engine.testcase.dnssec.CutStatus.Secure;
import dev.gonemaster.engine.zone.Zone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// The zone cuts at and below the apex as one server states them: "Zone Cut Status" of dnssec22. Each name is asked
/// about once. Not thread-safe.
final class ZoneCuts {
    /// Names that one server is asked about; what is beyond is indeterminate. In honest zones the names of servers lie
    /// below one or two cuts.
    static final int CUTS_MAX = 16;

    private final Zone zone;
    private final NameServer server;
    private final ChainOfTrust chain;
    private final Map<Name, CutStatus> known = new HashMap<>();
    private int asked;

    /// @param apexKeys where the chain of trust begins
    ZoneCuts(Zone zone, NameServer server, List<DNSKEYRecord> apexKeys) {
        this.zone = zone;
        this.server = server;
        this.chain = new ChainOfTrust(zone.signatures());
        known.put(zone.name(), new Secure(apexKeys));
    }

    /// @param name at or below the apex
    CutStatus status(Name name) {
        CutStatus status = known.get(name);
        if (status == null) {
            status = asked++ < CUTS_MAX ? ask(name) : Other.INDETERMINATE;
            known.put(name, status);
        }
        return status;
    }

    private CutStatus ask(Name name) {
        if (!(outcome(name, Type.DS) instanceof Response response) || !response.authoritative()) {
            return Other.INDETERMINATE;
        }
        if (!response.noError()) {
            return response.rcode() == Rcode.NXDOMAIN ? Other.NOT_A_CUT : Other.INDETERMINATE;
        }
        return response.answer().isEmpty() ? CutDenial.of(name, response) : follow(name, response);
    }

    /// Goes over the delegation: from the keys above by way of the DS records to the keys below.
    private CutStatus follow(Name name, Response response) {
        SignedRrset ds = SignedRrset.answer(response);
        Optional<Name> above = ds.signatures().stream().map(signature -> signature.getSigner())
                .filter(signer -> signer.subdomain(zone.name()) && name.subdomain(signer) && !name.equals(signer))
                .findFirst();
        if (above.isEmpty()) {
            return Other.BROKEN;
        }
        return switch (status(above.get())) {
            case Secure(var keys) -> switch (chain.validate(ds, keys, response.receivedAt())) {
                case SECURE -> enter(name, ds);
                case BOGUS -> Other.BROKEN;
                case INDETERMINATE -> Other.INDETERMINATE;
            };
            case Other.INDETERMINATE -> Other.INDETERMINATE;
            case Other.INSECURE, Other.BROKEN, Other.NOT_A_CUT -> Other.BROKEN;
        };
    }

    private CutStatus enter(Name name, SignedRrset ds) {
        Outcome outcome = outcome(name, Type.DNSKEY);
        if (outcome instanceof NotAsked) {
            return Other.INDETERMINATE;
        }
        if (!(outcome instanceof Response response) || !response.noError() || !response.authoritative()) {
            return Other.BROKEN;
        }
        SignedRrset keys = SignedRrset.answer(response);
        List<DSRecord> given = ds.records().stream().map(DSRecord.class::cast).toList();
        Validation validation = chain.validateKeys(keys, given, response.receivedAt());
        return switch (validation) {
            case SECURE -> new Secure(keys.keys());
            case BOGUS -> Other.BROKEN;
            case INDETERMINATE -> Other.INDETERMINATE;
        };
    }

    private Outcome outcome(Name name, int type) {
        return zone.dns().askAll(List.of(server), Query.dnssec(name, type)).firstEntry().getValue();
    }
}
