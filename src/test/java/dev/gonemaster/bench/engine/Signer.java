package dev.gonemaster.bench.engine;

import dev.gonemaster.engine.scenario.ZoneContent;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// Signs zones with one ECDSA P-256 key each (RFC 6781, single-type signing), from now on for a month.
final class Signer {
    private static final int KSK_FLAGS = 0x101;
    private static final long TTL = 3600;
    private static final Duration LIFE = Duration.ofDays(30);

    private final KeyPairGenerator keys;
    private final Instant now = Instant.now();

    Signer() throws GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
    }

    /// Adds the key and the signatures of everything the zone speaks for.
    ///
    /// @return the DS record for the parent
    DSRecord sign(ZoneContent zone) {
        KeyPair pair = keys.generateKeyPair();
        try {
            var key = new DNSKEYRecord(zone.apex(), DClass.IN, TTL, KSK_FLAGS, DNSKEYRecord.Protocol.DNSSEC,
                    DNSSEC.Algorithm.ECDSAP256SHA256, pair.getPublic());
            zone.add(key);
            for (List<Record> rrset : rrsets(zone)) {
                zone.add(DNSSEC.sign(new RRset(rrset.toArray(Record[]::new)), key, pair.getPrivate(),
                        now.minus(Duration.ofHours(1)), now.plus(LIFE)));
            }
            return new DSRecord(zone.apex(), DClass.IN, TTL, DNSSEC.Digest.SHA256, key);
        } catch (DNSSEC.DNSSECException e) {
            throw new IllegalStateException("cannot sign " + zone.apex(), e);
        }
    }

    /// All but delegations and glue.
    private static List<List<Record>> rrsets(ZoneContent zone) {
        var cuts = new ArrayList<Name>();
        SortedMap<String, List<Record>> byOwnerAndType = new TreeMap<>();
        for (Record record : zone.records()) {
            if (record.getType() == Type.NS && !record.getName().equals(zone.apex())) {
                cuts.add(record.getName());
            }
        }
        for (Record record : zone.records()) {
            boolean below = cuts.stream().anyMatch(cut -> record.getName().subdomain(cut));
            if (!below || record.getType() == Type.DS) {
                byOwnerAndType.computeIfAbsent(record.getName() + " " + record.getType(), _ -> new ArrayList<>())
                        .add(record);
            }
        }
        return List.copyOf(byOwnerAndType.values());
    }
}
