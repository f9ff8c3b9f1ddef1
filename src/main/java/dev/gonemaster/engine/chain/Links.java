package dev.gonemaster.engine.chain;

import dev.gonemaster.engine.chain.ChainDocument.Link;
import dev.gonemaster.engine.chain.ChildSideView.KeySet;
import dev.gonemaster.engine.dnssec.DsMatch;
import dev.gonemaster.engine.dnssec.SignatureState;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;

/// How each DS record goes together with the keys that each server shows.
final class Links {
    private final ServersBy<Joint> joints = new ServersBy<>();
    private final Set<DNSKEYRecord> anchored = new HashSet<>();
    private final Map<InetAddress, Verdict> verdicts = new HashMap<>();

    /// What a DS record and a key make of each other.
    enum Status { MATCH, DIGEST_MISMATCH, ALGORITHM_MISMATCH, NO_DNSKEY, UNSUPPORTED_DIGEST, KEY_NOT_SIGNING }

    /// Whether a server's keys can be trusted.
    enum Verdict { GOOD, UNKNOWN, BAD }

    private record Joint(DSRecord ds, @Nullable DNSKEYRecord key, Status status) {
    }

    Links(List<DSRecord> ds, Map<InetAddress, KeySet> keySets) {
        keySets.forEach((server, keySet) -> {
            Verdict best = Verdict.BAD;
            for (DSRecord each : ds.subList(0, Math.min(ds.size(), ChainDocument.LIST_MAX))) {
                Verdict verdict = join(server, each, keySet);
                best = verdict.compareTo(best) < 0 ? verdict : best;
            }
            verdicts.put(server, best);
        });
    }

    private Verdict join(InetAddress server, DSRecord ds, KeySet keySet) {
        Joint joint = new Joint(ds, null, Status.NO_DNSKEY);
        Verdict verdict = Verdict.BAD;
        for (DNSKEYRecord key : keySet.keys()) {
            if (key.getFootprint() != ds.getFootprint()) {
                continue;
            }
            DsMatch match = DsMatch.of(ds, key);
            joint = new Joint(ds, key, Status.valueOf(match.name()));
            if (match == DsMatch.UNSUPPORTED_DIGEST) {
                verdict = Verdict.UNKNOWN;
            }
            if (match == DsMatch.MATCH) {
                anchored.add(key);
                verdict = signing(key, keySet);
                joint = verdict == Verdict.BAD ? new Joint(ds, key, Status.KEY_NOT_SIGNING) : joint;
                break;
            }
        }
        joints.add(joint, server);
        return verdict;
    }

    private static Verdict signing(DNSKEYRecord key, KeySet keySet) {
        if (keySet.isSignedBy(key, SignatureState.VALID)) {
            return Verdict.GOOD;
        }
        boolean unknown = keySet.isSignedBy(key, SignatureState.UNSUPPORTED_ALGORITHM)
                || keySet.isSignedBy(key, SignatureState.UNSUPPORTED_KEY)
                || keySet.isSignedBy(key, SignatureState.UNVERIFIED);
        return unknown ? Verdict.UNKNOWN : Verdict.BAD;
    }

    boolean anchors(DNSKEYRecord key) {
        return anchored.contains(key);
    }

    /// One for each server that shows keys.
    Map<InetAddress, Verdict> verdicts() {
        return verdicts;
    }

    boolean truncated() {
        return joints.truncated();
    }

    List<Link> published() {
        return joints.list((joint, servers) -> new Link(joint.ds().getFootprint(), joint.ds().getDigestID(),
                joint.key() == null ? null : joint.key().getFootprint(), joint.status().name().toLowerCase(Locale.ROOT),
                servers));
    }
}
