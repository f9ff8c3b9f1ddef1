package dev.gonemaster.engine.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.xbill.DNS.CDSRecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// How a zone is signed, and the signing of it (RFC 4035 section 2). Immutable. Keys with the SEP flag sign the DNSKEY,
/// CDS and CDNSKEY RRsets, the others everything else; where there is one kind only, it signs everything.
///
/// @param keys at least one
/// @param inception when signatures begin to hold
/// @param expiration when they cease to
/// @param digest of the DS records
public record Signing(List<SigningKey> keys, DenialChain denial, Instant inception, Instant expiration, int digest) {
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_MONTH = Duration.ofDays(30);

    /// With NSEC records, for a month from an hour ago, by the clock of scripted worlds.
    public static Signing with(SigningKey... keys) {
        return new Signing(List.of(keys), DenialChain.NSEC, ScriptedTransport.NOW.minus(AN_HOUR),
                ScriptedTransport.NOW.plus(A_MONTH), DNSSEC.Digest.SHA256);
    }

    /// With a KSK and a ZSK of ECDSA P-256.
    public static Signing of(Name zone) {
        return with(SigningKey.of(zone, SigningKey.KSK, SigningKey.ECDSA_P256),
                SigningKey.of(zone, SigningKey.ZSK, SigningKey.ECDSA_P256));
    }

    public Signing with(DenialChain other) {
        return new Signing(keys, other, inception, expiration, digest);
    }

    /// Signatures that hold from so long before now until so long after it; negative for the other side of now.
    public Signing during(Duration before, Duration after) {
        return new Signing(keys, denial, ScriptedTransport.NOW.minus(before), ScriptedTransport.NOW.plus(after),
                digest);
    }

    /// Signatures that hold for a month from an hour before that time.
    public Signing from(Instant now) {
        return new Signing(keys, denial, now.minus(AN_HOUR), now.plus(A_MONTH), digest);
    }

    /// With DS records of that digest type.
    public Signing withDigest(int type) {
        return new Signing(keys, denial, inception, expiration, type);
    }

    public SigningKey ksk() {
        return keys.stream().filter(SigningKey::sep).findFirst().orElse(keys.getFirst());
    }

    public SigningKey zsk() {
        return keys.stream().filter(key -> !key.sep()).findFirst().orElse(keys.getFirst());
    }

    /// For the parent: one for each key with the SEP flag, or for every key where none has it.
    public List<DSRecord> ds() {
        return signing(Type.DNSKEY).stream().map(this::ds).toList();
    }

    public DSRecord ds(SigningKey key) {
        return new DSRecord(key.record().getName(), DClass.IN, ZoneContent.TTL, digest, key.record());
    }

    /// What a zone publishes to have that DS record made.
    public CDSRecord cds(SigningKey key) {
        return new CDSRecord(key.record().getName(), DClass.IN, ZoneContent.TTL, digest, key.record());
    }

    /// Adds keys, denial of existence and signatures to a zone without any.
    public void sign(ZoneContent zone) {
        keys.forEach(key -> zone.add(key.record()));
        denial.addTo(zone);
        for (List<Record> rrset : zone.authoritative()) {
            signatures(rrset).forEach(zone::add);
        }
    }

    /// Signs one RRset anew, its old signatures being taken away.
    ///
    /// @param owner as [World#nameIn] reads it
    public void resign(ZoneContent zone, String owner, String type) {
        Name name = World.nameIn(zone.apex(), owner);
        zone.withoutSignatures(owner, type);
        signatures(zone.rrset(name, Type.value(type))).forEach(zone::add);
    }

    /// Replaces each signature of an RRset by what becomes of it.
    public static void alter(ZoneContent zone, String owner, String type, UnaryOperator<RRSIGRecord> change) {
        List<RRSIGRecord> before = zone.withoutSignatures(owner, type);
        before.stream().map(change).forEach(zone::add);
    }

    /// The same signature with one bit turned over.
    public static RRSIGRecord forged(RRSIGRecord signature) {
        byte[] octets = signature.getSignature().clone();
        octets[octets.length / 2] ^= 1;
        return copy(signature, signature.getAlgorithm(), signature.getFootprint(), signature.getSigner(), octets);
    }

    /// The same signature, said to be of another algorithm.
    public static RRSIGRecord withAlgorithm(RRSIGRecord signature, int algorithm) {
        return copy(signature, algorithm, signature.getFootprint(), signature.getSigner(), signature.getSignature());
    }

    /// The same signature, said to be by another key.
    public static RRSIGRecord withKeytag(RRSIGRecord signature, int keytag) {
        return copy(signature, signature.getAlgorithm(), keytag, signature.getSigner(), signature.getSignature());
    }

    /// The same signature, said to be by another zone.
    public static RRSIGRecord withSigner(RRSIGRecord signature, Name signer) {
        return copy(signature, signature.getAlgorithm(), signature.getFootprint(), signer, signature.getSignature());
    }

    /// A key tag that no key of the zone has.
    public int strangeKeytag() {
        return IntStream.iterate(1, keytag -> keytag + 1)
                .filter(keytag -> keys.stream().noneMatch(key -> key.keytag() == keytag)).findFirst().orElseThrow();
    }

    private static RRSIGRecord copy(RRSIGRecord signature, int algorithm, int keytag, Name signer,
                                    byte[] octets) {
        return new RRSIGRecord(signature.getName(), signature.getDClass(), signature.getTTL(),
                signature.getTypeCovered(), algorithm, signature.getOrigTTL(), signature.getExpire(),
                signature.getTimeSigned(), keytag, signer, octets);
    }

    private List<RRSIGRecord> signatures(List<Record> rrset) {
        return signing(rrset.getFirst().getType()).stream().map(key -> key.sign(rrset, inception, expiration)).toList();
    }

    private List<SigningKey> signing(int type) {
        boolean bySep = type == Type.DNSKEY || type == Type.CDS || type == Type.CDNSKEY;
        var chosen = new ArrayList<>(keys);
        chosen.removeIf(key -> key.sep() != bySep);
        return chosen.isEmpty() ? keys : chosen;
    }
}
