package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignatureState;
import dev.gonemaster.engine.dnssec.SignatureVerifier;
import dev.gonemaster.engine.dnssec.SignedRrset;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What a server has signed about the addresses of a name: an address RRset, or the proof that there is none.
///
/// @param rrsets the one with the addresses, or those of the proof
/// @param given whether there are addresses
/// @param receivedAt when the signatures were received
record SignedAddresses(List<SignedRrset> rrsets, boolean given, Instant receivedAt) {
    /// Signatures that are judged for one name at one server.
    static final int SIGNATURES_MAX = 16;

    SignedAddresses {
        rrsets = List.copyOf(rrsets);
    }

    /// @param response with addresses of the name asked for
    static SignedAddresses given(Response response) {
        return new SignedAddresses(List.of(SignedRrset.answer(response)), true, response.receivedAt());
    }

    /// @param response without such addresses
    static SignedAddresses denied(Response response) {
        List<SignedRrset> proofs = response.section(Section.AUTHORITY, Type.RRSIG).stream()
                .map(RRSIGRecord.class::cast)
                .filter(signature -> signature.getTypeCovered() == Type.NSEC
                        || signature.getTypeCovered() == Type.NSEC3)
                .limit(SIGNATURES_MAX)
                .map(signature -> SignedRrset.in(response, Section.AUTHORITY, signature.getName(),
                        signature.getTypeCovered()))
                .distinct().toList();
        return new SignedAddresses(proofs, false, response.receivedAt());
    }

    /// The Signer's Name.
    Optional<Name> signer() {
        return firstSignature().map(RRSIGRecord::getSigner);
    }

    Optional<RRSIGRecord> firstSignature() {
        return rrsets.stream().flatMap(rrset -> rrset.signatures().stream()).findFirst();
    }

    /// What each signature is worth; those beyond [#SIGNATURES_MAX] are left unverified.
    ///
    /// @param keys of the zone that must have signed
    SequencedMap<RRSIGRecord, SignatureState> states(SignatureVerifier verifier, List<DNSKEYRecord> keys) {
        var states = new LinkedHashMap<RRSIGRecord, SignatureState>();
        for (SignedRrset rrset : rrsets) {
            for (RRSIGRecord signature : rrset.signatures()) {
                states.put(signature, states.size() < SIGNATURES_MAX
                        ? verifier.judge(rrset, signature, keys, receivedAt)
                        : SignatureState.UNVERIFIED);
            }
        }
        return states;
    }
}
