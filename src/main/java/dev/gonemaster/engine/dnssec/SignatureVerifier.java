package dev.gonemaster.engine.dnssec;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.RRSIGRecord;

/// Judges the signatures that one run meets (RFC 4035 section 5.3). The same signature over the same RRset is verified
/// once, however many servers give it and testcases ask. Thread-safe.
///
/// A zone decides how much work it makes, so the work is bounded: by [#KEYS_PER_SIGNATURE_MAX] and
/// [#VERIFICATIONS_MAX]. What is left over is [SignatureState#UNVERIFIED], never wrong.
public final class SignatureVerifier {
    /// Keys of one key tag that are tried for a signature; in honest zones two keys hardly ever share a key tag.
    static final int KEYS_PER_SIGNATURE_MAX = 4;
    /// Verifications of one run; a zone with 20 servers that all sign differently stays below 200.
    static final int VERIFICATIONS_MAX = 1_000;

    private static final int ZONE_FLAG = 0x100;

    private final VerificationPool pool;
    private final ConcurrentMap<Attempt, SignatureState> verified = new ConcurrentHashMap<>();
    private final AtomicInteger verifications = new AtomicInteger();
    private final AtomicInteger unverified = new AtomicInteger();

    public SignatureVerifier(VerificationPool pool) {
        this.pool = pool;
    }

    /// @param keys the DNSKEY RRset of the zone that must have signed
    /// @param at when the signature was received
    public SignatureState judge(SignedRrset rrset, RRSIGRecord signature, Collection<DNSKEYRecord> keys, Instant at) {
        if (signature.getTimeSigned().isAfter(at)) {
            return SignatureState.NOT_YET_VALID;
        }
        if (signature.getExpire().isBefore(at)) {
            return SignatureState.EXPIRED;
        }
        return verify(rrset, signature, keys);
    }

    /// The same without regard to time.
    public SignatureState verify(SignedRrset rrset, RRSIGRecord signature, Collection<DNSKEYRecord> keys) {
        if (!isSupported(signature.getAlgorithm())) {
            return SignatureState.UNSUPPORTED_ALGORITHM;
        }
        List<DNSKEYRecord> tagged = keys.stream()
                .filter(key -> key.getFootprint() == signature.getFootprint()).toList();
        if (tagged.isEmpty()) {
            return SignatureState.NO_KEY;
        }
        List<DNSKEYRecord> candidates = tagged.stream().filter(key -> mayVerify(key, signature, rrset)).toList();
        if (candidates.isEmpty()) {
            return SignatureState.BOGUS;
        }
        byte[] data = rrset.canonical().signedBy(signature);
        ByteBuffer digest = ByteBuffer.wrap(sha256(data));
        SignatureState worst = SignatureState.BOGUS;
        for (DNSKEYRecord key : candidates.stream().limit(KEYS_PER_SIGNATURE_MAX).toList()) {
            SignatureState state = verifyOnce(new Attempt(digest, signature, key), data);
            if (state == SignatureState.VALID) {
                return state;
            }
            worst = state.compareTo(worst) < 0 ? state : worst;
        }
        if (candidates.size() > KEYS_PER_SIGNATURE_MAX) {
            unverified.incrementAndGet();
            return SignatureState.UNVERIFIED;
        }
        return worst;
    }

    /// Whether signatures of the algorithm can be verified here.
    public static boolean isSupported(int algorithm) {
        return SigningAlgorithm.of(algorithm).isPresent();
    }

    /// How many signatures were left unverified because the zone asked for too much work.
    public int unverified() {
        return unverified.get();
    }

    /// RFC 4035 section 5.3.1, as far as it is not about time.
    private static boolean mayVerify(DNSKEYRecord key, RRSIGRecord signature, SignedRrset rrset) {
        return key.getAlgorithm() == signature.getAlgorithm()
                && key.getName().equals(signature.getSigner())
                && (key.getFlags() & ZONE_FLAG) != 0
                && key.getProtocol() == DNSKEYRecord.Protocol.DNSSEC
                && signature.getTypeCovered() == rrset.type()
                && signature.getName().equals(rrset.owner())
                && rrset.owner().subdomain(signature.getSigner())
                && signature.getLabels() < rrset.owner().labels()
                && !rrset.isEmpty();
    }

    private SignatureState verifyOnce(Attempt attempt, byte[] data) {
        return verified.computeIfAbsent(attempt, missing -> {
            if (verifications.incrementAndGet() > VERIFICATIONS_MAX) {
                unverified.incrementAndGet();
                return SignatureState.UNVERIFIED;
            }
            return pool.run(() -> missing.result(data));
        });
    }

    /// @param digest of the octets that are signed
    private record Attempt(ByteBuffer digest, RRSIGRecord signature, DNSKEYRecord key) {
        SignatureState result(byte[] data) {
            SigningAlgorithm algorithm = SigningAlgorithm.of(key.getAlgorithm()).orElseThrow();
            try {
                PublicKey publicKey = algorithm.keyOf(key);
                if (!KeyLimits.allow(publicKey)) {
                    return SignatureState.UNSUPPORTED_KEY;
                }
                return algorithm.verifies(publicKey, data, signature.getSignature())
                        ? SignatureState.VALID : SignatureState.BOGUS;
            } catch (GeneralSecurityException e) {
                return SignatureState.BOGUS;
            }
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
