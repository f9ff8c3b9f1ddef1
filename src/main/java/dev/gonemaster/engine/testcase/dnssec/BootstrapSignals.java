package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.LONG_QUERY_NAME;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.message.ArgName.QUERY_NAME;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.ZONE;

import dev.gonemaster.engine.dnssec.ChainOfTrust;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.dnssec.Validation;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.dnssec.Dnssec24.Message;
import dev.gonemaster.engine.testcase.dnssec.Located.Signal;
import dev.gonemaster.engine.testcase.dnssec.Located.Unreachable;
import dev.gonemaster.engine.testcase.dnssec.SignalingChain.Verdict;
import dev.gonemaster.engine.zone.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;

/// Judges the signals that the operators of name servers give for a zone: steps 5 and 6 of dnssec24. The names share
/// what is found out on the way, so they are judged one after the other. For one run, in one thread.
final class BootstrapSignals {
    private final Zone zone;
    private final ApexCopies apex;
    private final Findings findings;
    private final SignalingPath path;
    private final SignalingChain chain;
    private final ChainOfTrust trust;
    private final SequencedMap<Name, Name> absent = new LinkedHashMap<>();

    BootstrapSignals(Zone zone, ApexCopies apex, List<DSRecord> anchors, Findings findings) {
        this.zone = zone;
        this.apex = apex;
        this.findings = findings;
        var questions = new PathQuestions(zone.dns());
        this.path = new SignalingPath(zone, questions);
        this.trust = new ChainOfTrust(zone.signatures());
        this.chain = new SignalingChain(anchors, trust, questions);
    }

    /// @param host name of a name server
    /// @return whether its signal is there and as it should be
    boolean validate(Name host) {
        var signal = new SignalName(zone.name(), host);
        return signal.name().map(name -> validate(host, name)).orElseGet(() -> {                        // 5.1
            findings.add(Message.DS24_SIGNAL_NAME_TOO_LONG, NS.of(host), LONG_QUERY_NAME.of(signal.text()));
            return false;
        });
    }

    /// Reports the names at which there is no signal.
    void reportAbsent() {                                                                               // 6
        if (path.recordsSeen()) {
            absent.forEach((host, name) ->
                    findings.add(Message.DS24_SIGNAL_MISSING, NS.of(host), QUERY_NAME.of(name)));
        } else if (!absent.isEmpty()) {
            findings.add(Message.DS24_NO_SIGNAL, NS_NAMES.of(absent.keySet()));
        }
    }

    private boolean validate(Name host, Name name) {
        switch (path.locate(name)) {                                                                    // 5.2
            case Located.Other.AT_ZONE_CUT ->
                    findings.add(Message.DS24_SIGNAL_AT_ZONE_CUT, NS.of(host), QUERY_NAME.of(name));
            case Unreachable(var at) -> addUnreachable(host, at);
            case Located.Other.ABSENT -> absent.put(host, name);
            case Located.Other.NOT_JUDGED -> { }
            case Signal signal -> {
                return verify(host, name, signal);
            }
        }
        return false;
    }

    private boolean verify(Name host, Name name, Signal signal) {
        switch (chain.verify(signal.zone())) {                                                          // 5.3
            case Verdict.Insecure(var at) ->
                    findings.add(Message.DS24_SIGNAL_ZONE_INSECURE, NS.of(host), ZONE.of(at));
            case Verdict.Broken(var at) ->
                    findings.add(Message.DS24_SIGNAL_CHAIN_BROKEN, NS.of(host), ZONE.of(at));
            case Verdict.Unreachable(var at) -> addUnreachable(host, at);
            case Verdict.Unknown.INDETERMINATE -> { }
            case Verdict.Secure(var keys) -> {
                return compare(host, name, signal, keys);
            }
        }
        return false;
    }

    private boolean compare(Name host, Name name, Signal signal, List<DNSKEYRecord> keys) {
        List<Validation> validations = List.of(validation(signal.cds(), keys), validation(signal.cdnskey(), keys));
        if (validations.contains(Validation.INDETERMINATE)) {
            return false;
        }
        Arg own = ZONE.of(signal.zone().name());
        boolean cds = compare(host, name, signal.cds().rrset(), validations.getFirst(), own);
        boolean cdnskey = compare(host, name, signal.cdnskey().rrset(), validations.getLast(), own);
        if (cds && cdnskey) {
            findings.add(Message.DS24_SIGNAL_VALIDATED, NS.of(host), QUERY_NAME.of(name), own);         // 5.6
        }
        return cds && cdnskey;
    }

    /// An RRset that is not there needs no signature.
    private Validation validation(ReceivedRrset received, List<DNSKEYRecord> keys) {                    // 5.4
        return received.rrset().isEmpty()
                ? Validation.SECURE
                : trust.validate(received.rrset(), keys, received.receivedAt());
    }

    private boolean compare(Name host, Name name, SignedRrset signal, Validation validation, Arg signalingZone) {
        Arg type = QUERY_TYPE.of(signal.type());
        if (validation == Validation.BOGUS) {
            findings.add(Message.DS24_SIGNAL_UNSIGNED, NS.of(host), QUERY_NAME.of(name), type, signalingZone);
            return false;
        }
        if (!apex.areLike(signal)) {                                                                    // 5.5
            findings.add(Message.DS24_SIGNAL_MISMATCH, NS.of(host), QUERY_NAME.of(name), type);
            return false;
        }
        return true;
    }

    private void addUnreachable(Name host, PathZone at) {
        findings.add(Message.DS24_SIGNAL_ZONE_UNREACHABLE, ServerArgs.servers(at.servers()), NS.of(host),
                ZONE.of(at.name()));
    }
}
