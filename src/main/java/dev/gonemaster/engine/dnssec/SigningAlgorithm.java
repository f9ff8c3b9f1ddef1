package dev.gonemaster.engine.dnssec;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;

/// The algorithms whose signatures are verified here, with the JDK's names for them.
/// Sources: RFC 5702, RFC 6605, RFC 8080; ML-DSA-44 by FIPS 204, key and signature as the standard encodes them.
enum SigningAlgorithm {
    RSASHA1(5, "SHA1withRSA"),
    RSASHA1_NSEC3_SHA1(7, "SHA1withRSA"),
    RSASHA256(8, "SHA256withRSA"),
    RSASHA512(10, "SHA512withRSA"),
    ECDSAP256SHA256(13, "SHA256withECDSAinP1363Format"),
    ECDSAP384SHA384(14, "SHA384withECDSAinP1363Format"),
    ED25519(15, "Ed25519"),
    ED448(16, "Ed448"),
    ML_DSA_44(18, "ML-DSA-44") {
        @Override
        PublicKey read(DNSKEYRecord record) throws GeneralSecurityException {
            byte[] key = record.getKey();
            byte[] encoded = Arrays.copyOf(ML_DSA_44_PREFIX, ML_DSA_44_PREFIX.length + key.length);
            System.arraycopy(key, 0, encoded, ML_DSA_44_PREFIX.length, key.length);
            return KeyFactory.getInstance("ML-DSA-44").generatePublic(new X509EncodedKeySpec(encoded));
        }
    };

    /// What stands before the 1,312 octets of a key in its SubjectPublicKeyInfo (RFC 9881).
    private static final byte[] ML_DSA_44_PREFIX =
            HexFormat.of().parseHex("30820532300b0609608648016503040311038205" + "2100");

    private final int number;
    private final String jdkName;

    SigningAlgorithm(int number, String jdkName) {
        this.number = number;
        this.jdkName = jdkName;
    }

    /// @param number of an RRSIG or DNSKEY record; empty when its signatures are not verified here
    static Optional<SigningAlgorithm> of(int number) {
        return Arrays.stream(values()).filter(algorithm -> algorithm.number == number).findFirst();
    }

    /// @throws GeneralSecurityException when the record holds no key of the algorithm
    PublicKey keyOf(DNSKEYRecord record) throws GeneralSecurityException {
        try {
            return read(record);
        } catch (DNSSEC.DNSSECException | RuntimeException e) {
            // What dnsjava throws for hostile octets is not documented, and a key may be null: not our defect.
            throw new GeneralSecurityException("no key: " + e.getMessage(), e);
        }
    }

    PublicKey read(DNSKEYRecord record) throws GeneralSecurityException, DNSSEC.DNSSECException {
        return record.getPublicKey();
    }

    boolean verifies(PublicKey key, byte[] data, byte[] signature) throws GeneralSecurityException {
        Signature verification = Signature.getInstance(jdkName);
        verification.initVerify(key);
        verification.update(data);
        return verification.verify(signature);
    }
}
