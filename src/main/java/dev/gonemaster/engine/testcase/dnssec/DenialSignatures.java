package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dnssec.Denial;
import dev.gonemaster.engine.dnssec.DnskeyAlgorithm;
import dev.gonemaster.engine.dnssec.SignatureState;
import dev.gonemaster.engine.dnssec.SignatureVerifier;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.testcase.ServersByFinding;
import dev.gonemaster.engine.testcase.dnssec.Dnssec10.Message;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.RRSIGRecord;

/// dnssec10, steps 6.5.3.5.5 and on, and 6.6.3.5.5 and on: the signatures of an NSEC or NSEC3 record.
record DenialSignatures(SignatureVerifier verifier, ServersByFinding found) {
    private static final Set<SignatureState> FAILURES = EnumSet.of(SignatureState.NO_KEY, SignatureState.EXPIRED,
            SignatureState.NOT_YET_VALID, SignatureState.BOGUS);

    /// @param at when they were received
    void judge(Denial denial, NameServer server, SignedRrset rrset, List<DNSKEYRecord> keys, Instant at) {
        if (!rrset.isSigned()) {
            found.add(server, DenialFault.MISSING_SIGNATURE.of(denial));                    // 6.5.3.5.5, 6.6.3.5.5
            return;
        }
        Set<Integer> keytags = keys.stream().map(DNSKEYRecord::getFootprint).collect(Collectors.toSet());
        var states = EnumSet.noneOf(SignatureState.class);
        for (RRSIGRecord signature : rrset.signatures()) {                                  // 6.5.3.5.6.2, 6.6.3.5.6.2
            // That there is no key counts before all else here.
            SignatureState state = keytags.contains(signature.getFootprint())
                    ? verifier.judge(rrset, signature, keys, at)
                    : SignatureState.NO_KEY;
            states.add(state);
            add(denial, server, signature, state);
        }
        boolean perhapsVerified = states.contains(SignatureState.VALID)
                || states.contains(SignatureState.UNVERIFIED);
        if (!perhapsVerified && states.stream().anyMatch(FAILURES::contains)) {
            found.add(server, DenialFault.NO_VERIFIED_SIGNATURE.of(denial));                // 35, 40
        }
    }

    private void add(Denial denial, NameServer server, RRSIGRecord signature, SignatureState state) {
        switch (state) {
            case NO_KEY ->
                    add(DenialFault.NO_KEY, denial, server, signature);             // 6.5.3.5.6.2.2, 6.6.3.5.6.2.2
            case EXPIRED ->
                    add(DenialFault.EXPIRED, denial, server, signature);            // 6.5.3.5.6.2.3, 6.6.3.5.6.2.3
            case NOT_YET_VALID ->
                    add(DenialFault.NOT_YET_VALID, denial, server, signature);      // 6.5.3.5.6.2.4, 6.6.3.5.6.2.4
            case UNSUPPORTED_ALGORITHM, UNSUPPORTED_KEY ->
                    addUnsupported(server, signature);                              // 6.5.3.5.6.2.5, 6.6.3.5.6.2.5
            case BOGUS ->
                    add(DenialFault.BOGUS, denial, server, signature);              // 6.5.3.5.6.2.6, 6.6.3.5.6.2.6
            case VALID, UNVERIFIED -> { }                                           // 6.5.3.5.6.2.7, 6.6.3.5.6.2.7
        }
    }

    private void add(DenialFault fault, Denial denial, NameServer server, RRSIGRecord signature) {
        found.add(server, fault.of(denial), KEYTAG.of((long) signature.getFootprint()));
    }

    private void addUnsupported(NameServer server, RRSIGRecord signature) {
        DnskeyAlgorithm algorithm = DnskeyAlgorithm.of(signature.getAlgorithm());
        found.add(server, Message.DS10_ALGO_NOT_SUPPORTED_BY_ZM, ALGO_MNEMO.of(algorithm.mnemonic()),
                ALGO_NUM.of((long) algorithm.number()), KEYTAG.of((long) signature.getFootprint()));
    }
}
