package dev.gonemaster.engine.scenario;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.xbill.DNS.CDNSKEYRecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;

/// A key of a zone with its private half. Made anew for each world, so nothing that is signed grows old.
///
/// @param record the DNSKEY record as published
/// @param algorithm what it signs with; the record may say otherwise
public record SigningKey(DNSKEYRecord record, KeyPair pair, int algorithm) {
    public static final int KSK = 0x101;
    public static final int ZSK = 0x100;
    public static final int ECDSA_P256 = DNSSEC.Algorithm.ECDSAP256SHA256;
    public static final int ML_DSA_44 = 18;
    private static final int RSA_BITS = 2048;
    /// Octets of a raw ML-DSA-44 key, the rest of its encoding being a prefix.
    private static final int ML_DSA_44_SIZE = 1312;

    /// @param flags [#KSK] or [#ZSK]
    /// @param algorithm 5, 7, 8, 10, 13 to 16 or 18
    public static SigningKey of(Name zone, int flags, int algorithm) {
        return of(zone, flags, algorithm, RSA_BITS);
    }

    /// @param bits of an RSA key; of no meaning for other algorithms
    public static SigningKey of(Name zone, int flags, int algorithm, int bits) {
        try {
            return of(zone, flags, algorithm, pair(algorithm, bits));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("algorithm " + algorithm, e);
        }
    }

    /// A key with this pair, for example a weak one.
    public static SigningKey of(Name zone, int flags, int algorithm, KeyPair pair) {
        try {
            var record = algorithm == ML_DSA_44
                    ? new DNSKEYRecord(zone, DClass.IN, ZoneContent.TTL, flags, DNSKEYRecord.Protocol.DNSSEC, algorithm,
                            raw(pair.getPublic().getEncoded()))
                    : new DNSKEYRecord(zone, DClass.IN, ZoneContent.TTL, flags, DNSKEYRecord.Protocol.DNSSEC, algorithm,
                            pair.getPublic());
            return new SigningKey(record, pair, algorithm);
        } catch (DNSSEC.DNSSECException e) {
            throw new IllegalArgumentException("algorithm " + algorithm, e);
        }
    }

    /// The same key published with other flags.
    public SigningKey withFlags(int flags) {
        return new SigningKey(new DNSKEYRecord(record.getName(), record.getDClass(), record.getTTL(), flags,
                record.getProtocol(), record.getAlgorithm(), record.getKey()), pair, algorithm);
    }

    /// What a zone publishes to have the key trusted.
    public CDNSKEYRecord cdnskey() {
        return new CDNSKEYRecord(record.getName(), record.getDClass(), record.getTTL(), record.getFlags(),
                record.getProtocol(), record.getAlgorithm(), record.getKey());
    }

    /// Other keys of the same key tag, which is a sum of 16-bit words (RFC 4034 appendix B): the words change places.
    public List<DNSKEYRecord> sameKeytag(int count) {
        byte[] octets = record.getKey();
        return IntStream.rangeClosed(1, count).map(turn -> Short.BYTES * turn)
                .mapToObj(turn -> ByteBuffer.allocate(octets.length).put(octets, turn, octets.length - turn)
                        .put(octets, 0, turn).array())
                .map(turned -> new DNSKEYRecord(record.getName(), record.getDClass(), record.getTTL(),
                        record.getFlags(), record.getProtocol(), record.getAlgorithm(), turned)).toList();
    }

    public int keytag() {
        return record.getFootprint();
    }

    public boolean sep() {
        return (record.getFlags() & 1) != 0;
    }

    /// @param rrset not empty, of one owner and type
    public RRSIGRecord sign(List<Record> rrset, Instant inception, Instant expiration) {
        Record first = rrset.getFirst();
        var unsigned = signature(first, inception, expiration, new byte[0]);
        try {
            Signature signature = Signature.getInstance(jdkName(algorithm));
            signature.initSign(pair.getPrivate());
            signature.update(DNSSEC.digestRRset(unsigned, new RRset(rrset)));
            return signature(first, inception, expiration, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign " + first, e);
        }
    }

    private RRSIGRecord signature(Record first, Instant inception, Instant expiration, byte[] signature) {
        return new RRSIGRecord(first.getName(), first.getDClass(), first.getTTL(), first.getType(),
                record.getAlgorithm(), first.getTTL(), expiration, inception, keytag(), record.getName(), signature);
    }

    private static byte[] raw(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - ML_DSA_44_SIZE, encoded.length);
    }

    private static KeyPair pair(int algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(switch (algorithm) {
            case 5, 7, 8, 10 -> "RSA";
            case 13, 14 -> "EC";
            case 15 -> "Ed25519";
            case 16 -> "Ed448";
            case ML_DSA_44 -> "ML-DSA-44";
            default -> throw new IllegalArgumentException("nobody signs with algorithm " + algorithm);
        });
        switch (algorithm) {
            case 5, 7, 8, 10 -> generator.initialize(bits);
            case 13 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            case 14 -> generator.initialize(new ECGenParameterSpec("secp384r1"));
            default -> { }
        }
        return generator.generateKeyPair();
    }

    private static String jdkName(int algorithm) {
        return switch (algorithm) {
            case 5, 7 -> "SHA1withRSA";
            case 8 -> "SHA256withRSA";
            case 10 -> "SHA512withRSA";
            case 13 -> "SHA256withECDSAinP1363Format";
            case 14 -> "SHA384withECDSAinP1363Format";
            case 15 -> "Ed25519";
            case 16 -> "Ed448";
            case ML_DSA_44 -> "ML-DSA-44";
            default -> throw new IllegalArgumentException("nobody signs with algorithm " + algorithm);
        };
    }
}
