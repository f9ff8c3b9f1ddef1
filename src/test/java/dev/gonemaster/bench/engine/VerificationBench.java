package dev.gonemaster.bench.engine;

import dev.gonemaster.engine.dnssec.SignatureState;
import dev.gonemaster.engine.dnssec.SignatureVerifier;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.dnssec.VerificationPool;
import dev.gonemaster.engine.scenario.SigningKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// How many signatures a second are judged, beside how many the JDK alone verifies with the same keys over the same
/// octets; one thread, every signature once.
public final class VerificationBench {
    private static final Name ZONE = Name.fromConstantString("example.");
    private static final int SIGNATURES = 500;
    private static final int ROUNDS = 8;
    private static final Map<Integer, String> ALGORITHMS = new TreeMap<>(Map.of(8, "SHA256withRSA",
            13, "SHA256withECDSAinP1363Format", 14, "SHA384withECDSAinP1363Format", 15, "Ed25519", 16, "Ed448"));

    private VerificationBench() {
    }

    private record Signed(List<Record> records, RRSIGRecord signature, byte[] data) {
    }

    public static void main(String[] args) throws GeneralSecurityException {
        System.out.printf("%-10s %12s %12s %6s%n", "algorithm", "judged/s", "JDK/s", "ratio");
        for (var algorithm : ALGORITHMS.entrySet()) {
            SigningKey key = SigningKey.of(ZONE, SigningKey.ZSK, algorithm.getKey());
            List<Signed> signed = signed(key);
            double ours = 0;
            double jdk = 0;
            for (int round = 0; round < ROUNDS; round++) {
                ours = Math.max(ours, judged(signed, key.record()));
                jdk = Math.max(jdk, verified(signed, key, algorithm.getValue()));
            }
            System.out.printf(Locale.ROOT, "%-10s %12.0f %12.0f %6.2f%n", DNSSEC.Algorithm.string(algorithm.getKey()),
                    ours, jdk, ours / jdk);
        }
        System.exit(0);
    }

    private static List<Signed> signed(SigningKey key) {
        var all = new ArrayList<Signed>();
        Instant now = Instant.now();
        for (int i = 0; i < SIGNATURES; i++) {
            byte[] address = {(byte) 192, 0, (byte) (i >> Byte.SIZE), (byte) i};
            List<Record> records = List.of(record(address));
            RRSIGRecord signature = key.sign(records, now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));
            all.add(new Signed(records, signature, DNSSEC.digestRRset(signature, new RRset(records))));
        }
        return all;
    }

    private static Record record(byte[] address) {
        try {
            return new ARecord(ZONE, DClass.IN, 60, InetAddress.getByAddress(address));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double judged(List<Signed> signed, DNSKEYRecord key) {
        var verifier = new SignatureVerifier(new VerificationPool());
        Instant now = Instant.now();
        long start = System.nanoTime();
        for (Signed each : signed) {
            var rrset = new SignedRrset(ZONE, Type.A, each.records(), List.of(each.signature()));
            if (verifier.judge(rrset, each.signature(), List.of(key), now) != SignatureState.VALID) {
                throw new IllegalStateException("not valid: " + each.signature());
            }
        }
        return rate(start);
    }

    private static double verified(List<Signed> signed, SigningKey key, String algorithm)
            throws GeneralSecurityException {
        long start = System.nanoTime();
        for (Signed each : signed) {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key.pair().getPublic());
            signature.update(each.data());
            if (!signature.verify(each.signature().getSignature())) {
                throw new IllegalStateException("not valid: " + each.signature());
            }
        }
        return rate(start);
    }

    private static double rate(long start) {
        return SIGNATURES / ((System.nanoTime() - start) / 1e9);
    }
}
