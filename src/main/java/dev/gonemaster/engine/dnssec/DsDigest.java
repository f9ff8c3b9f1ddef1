package dev.gonemaster.engine.dnssec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;

/// The digests of DS records that can be computed here (RFC 4034 section 5.1.4, RFC 4509, RFC 6605).
enum DsDigest {
    SHA1(1, "SHA-1"),
    SHA256(2, "SHA-256"),
    SHA384(4, "SHA-384");

    private final int number;
    private final String jdkName;

    DsDigest(int number, String jdkName) {
        this.number = number;
        this.jdkName = jdkName;
    }

    static Optional<DsDigest> of(int number) {
        return Arrays.stream(values()).filter(digest -> digest.number == number).findFirst();
    }

    boolean isOf(DNSKEYRecord key, DSRecord ds) {
        try {
            MessageDigest digest = MessageDigest.getInstance(jdkName);
            digest.update(key.getName().toWireCanonical());
            digest.update(key.rdataToWireCanonical());
            return MessageDigest.isEqual(digest.digest(), ds.getDigest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK lacks " + jdkName, e);
        }
    }
}
