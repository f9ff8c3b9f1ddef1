package dev.gonemaster.engine.hostile;

import dev.gonemaster.engine.scenario.DenialChain;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.Signing;
import dev.gonemaster.engine.scenario.SigningKey;
import dev.gonemaster.engine.scenario.ZoneContent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.xbill.DNS.CDNSKEYRecord;
import org.xbill.DNS.CDSRecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.TXTRecord;

/// Zones that make validation expensive: many keys of one key tag times many signatures (KeyTrap, CVE-2023-50387),
/// NSEC3 iterations (CVE-2023-50868, RFC 9276), large RRsets. Their servers behave.
final class DnssecRows {
    private static final int RSASHA256 = 8;
    /// As many as an answer of 64 KiB holds with the signatures.
    private static final int TRAP_KEYS = 150;
    private static final int TRAP_SIGNATURES = 80;
    private static final int KEYS = 500;
    private static final int REQUESTS = 1_000;
    private static final int DIGEST_SIZE = 32;
    private static final int SIGNATURES = 500;
    private static final int RSA_BITS = 1024;
    private static final int ITERATIONS = 10_000;
    private static final int TEXTS = 220;
    private static final int TEXT_SIZE = 250;
    private static final long TTL = 3_600;

    private DnssecRows() {
    }

    static List<Row> rows() {
        return List.of(
                good("keytrap", zone -> trapped(zone, TRAP_KEYS, TRAP_SIGNATURES)).finds("SIGNATURES_UNVERIFIED"),
                good("keys-500-of-one-tag", DnssecRows::manyKeys),
                good("cds-1000-of-one-tag", DnssecRows::manyRequests).finds("DS16_CDS_MATCHES_NO_DNSKEY"),
                good("signatures-1000", DnssecRows::manySignatures),
                good("nsec3-iterations-10000", zone -> zone.signed(Signing.of(zone.name()).from(Instant.now())
                        .with(DenialChain.nsec3(ITERATIONS, "", false)))).finds("DS03_ILLEGAL_ITERATION_VALUE"),
                good("giant-rrsets", DnssecRows::giant));
    }

    @FunctionalInterface
    private interface Change {
        void to(ScriptedZone zone);
    }

    private static Row good(String name, Change change) {
        return Row.of(name, Hostility.none()).zone((_, zone) -> change.to(zone));
    }

    /// Keys that are as good as any to try, all of one key tag, and signatures of which none holds.
    private static void trapped(ScriptedZone zone, int keys, int signatures) {
        SigningKey key = SigningKey.of(zone.name(), SigningKey.KSK, RSASHA256, RSA_BITS);
        zone.signed(Signing.with(key).from(Instant.now()));
        zone.amend(content -> {
            collisions(key.record(), keys).forEach(content::add);
            forge(content, "SOA", signatures);
            forge(content, "NS", signatures);
            forge(content, "DNSKEY", signatures);
        });
    }

    private static void manyKeys(ScriptedZone zone) {
        Signing signing = Signing.of(zone.name()).from(Instant.now());
        zone.signed(signing);
        zone.amend(content -> collisions(signing.ksk().record(), KEYS).forEach(content::add));
        zone.amend(content -> signing.resign(content, "@", "DNSKEY"));
    }

    /// Each asks the parent to trust one of many keys with the same key tag, and none says which.
    private static void manyRequests(ScriptedZone zone) {
        manyKeys(zone);
        DNSKEYRecord key = zone.signing().ksk().record();
        zone.amend(content -> {
            for (int i = 0; i < REQUESTS; i++) {
                byte[] digest = ByteBuffer.allocate(DIGEST_SIZE).putInt(i).array();
                content.add(new CDSRecord(key.getName(), DClass.IN, TTL, key.getFootprint(), key.getAlgorithm(),
                        DNSSEC.Digest.SHA256, digest));
            }
            collisions(key, KEYS).forEach(other -> content.add(new CDNSKEYRecord(key.getName(), DClass.IN, TTL,
                    other.getFlags(), other.getProtocol(), other.getAlgorithm(), other.getKey())));
        });
    }

    private static void manySignatures(ScriptedZone zone) {
        zone.signed(Signing.of(zone.name()).from(Instant.now()));
        zone.amend(content -> forge(content, "SOA", SIGNATURES));
        zone.amend(content -> forge(content, "DNSKEY", SIGNATURES));
    }

    private static void giant(ScriptedZone zone) {
        var octets = "x".repeat(TEXT_SIZE);
        zone.amend(content -> {
            for (int i = 0; i < TEXTS; i++) {
                content.add(new TXTRecord(content.apex(), DClass.IN, TTL, i + octets));
                content.add(new DNSKEYRecord(content.apex(), DClass.IN, TTL, SigningKey.ZSK,
                        DNSKEYRecord.Protocol.DNSSEC, RSASHA256, ("" + i + octets).getBytes()));
            }
        });
        zone.signed(Signing.of(zone.name()).from(Instant.now()));
    }

    /// Keys with the key tag of a key: the sum of pairs of octets stays the same when pairs change places.
    private static List<DNSKEYRecord> collisions(DNSKEYRecord key, int count) {
        var random = new Random(1);
        var all = new ArrayList<DNSKEYRecord>();
        while (all.size() < count) {
            byte[] octets = key.getKey().clone();
            // Flags, protocol and algorithm make four octets; exponent and the last pair of the modulus stay.
            for (int i = 0; i < octets.length; i++) {
                swap(octets, pair(random, octets.length), pair(random, octets.length));
            }
            all.add(new DNSKEYRecord(key.getName(), DClass.IN, TTL, key.getFlags(), key.getProtocol(),
                    key.getAlgorithm(), octets));
        }
        return all;
    }

    private static int pair(Random random, int length) {
        return 4 + 2 * random.nextInt((length - 8) / 2);
    }

    private static void swap(byte[] octets, int one, int other) {
        for (int i = 0; i < Short.BYTES; i++) {
            byte kept = octets[one + i];
            octets[one + i] = octets[other + i];
            octets[other + i] = kept;
        }
    }

    /// Puts signatures that do not hold before the one that does.
    private static void forge(ZoneContent content, String type, int count) {
        List<RRSIGRecord> good = content.withoutSignatures("@", type);
        RRSIGRecord model = good.getFirst();
        var random = new Random(2);
        for (int i = 0; i < count; i++) {
            byte[] octets = new byte[model.getSignature().length];
            random.nextBytes(octets);
            octets[0] = 0;
            content.add(new RRSIGRecord(model.getName(), model.getDClass(), model.getTTL(), model.getTypeCovered(),
                    model.getAlgorithm(), model.getOrigTTL(), model.getExpire(), model.getTimeSigned(),
                    model.getFootprint(), model.getSigner(), octets));
        }
        good.forEach(content::add);
    }
}
