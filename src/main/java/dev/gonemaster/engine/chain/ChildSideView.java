package dev.gonemaster.engine.chain;

import dev.gonemaster.engine.chain.ChainDocument.Child;
import dev.gonemaster.engine.chain.ChainDocument.Signed;
import dev.gonemaster.engine.chain.Published.Judged;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignatureState;
import dev.gonemaster.engine.dnssec.SignatureVerifier;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.message.AddressText;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// What the zone's own servers show at the apex.
final class ChildSideView {
    /// RRsets of the apex beside DNSKEY whose signatures the document shows.
    private static final List<Integer> SIGNED =
            List.of(Type.SOA, Type.NS, Type.CDS, Type.CDNSKEY, Type.NSEC, Type.NSEC3PARAM);

    private final Name zone;
    private final Evidence evidence;
    private final SignatureVerifier verifier;
    private final List<DSRecord> ds;
    private final ServersBy<DNSKEYRecord> keys = new ServersBy<>();
    private final ServersBy<Judged> signatures = new ServersBy<>();
    private final SequencedMap<InetAddress, KeySet> keySets = new LinkedHashMap<>();
    private final List<String> without = new ArrayList<>();
    private final List<String> disagreeing = new ArrayList<>();
    private final Set<String> stale = new LinkedHashSet<>();
    private final List<Signed> signed = new ArrayList<>();
    private boolean cut;
    private int good;
    private int bad;

    /// The DNSKEY RRset of one server, with what its signatures are worth.
    record KeySet(List<DNSKEYRecord> keys, List<Judged> signatures) {
        boolean isSignedBy(DNSKEYRecord key, SignatureState state) {
            return signatures.stream().anyMatch(judged -> judged.state() == state
                    && judged.signature().getFootprint() == key.getFootprint()
                    && judged.signature().getAlgorithm() == key.getAlgorithm());
        }
    }

    ChildSideView(Name zone, List<DSRecord> ds, Evidence evidence, SignatureVerifier verifier) {
        this.zone = zone;
        this.evidence = evidence;
        this.verifier = verifier;
        this.ds = ds;
        evidence.responses(zone, Type.DNSKEY).forEach(this::look);
        SIGNED.forEach(this::lookAt);
    }

    private void look(InetAddress server, Response response) {
        SignedRrset rrset = SignedRrset.answer(response);
        if (rrset.isEmpty()) {
            without.add(AddressText.of(server));
            return;
        }
        List<DNSKEYRecord> own = rrset.keys();
        if (!keySets.isEmpty() && !new HashSet<>(keySets.firstEntry().getValue().keys()).equals(new HashSet<>(own))) {
            disagreeing.add(AddressText.of(server));
        }
        own.forEach(key -> keys.add(key, server));
        keySets.put(server, new KeySet(own, judged(server, rrset, own, response, signatures)));
    }

    private List<Judged> judged(InetAddress server, SignedRrset rrset, List<DNSKEYRecord> own, Response response,
                                ServersBy<Judged> into) {
        cut |= rrset.signatures().size() > ChainDocument.LIST_MAX;
        List<Judged> all = rrset.signatures().stream().limit(ChainDocument.LIST_MAX)
                .map(signature -> new Judged(signature,
                        verifier.judge(rrset, signature, own, response.receivedAt()))).toList();
        for (Judged judged : all) {
            into.add(judged, server);
            if (judged.state() == SignatureState.EXPIRED || judged.state() == SignatureState.NOT_YET_VALID) {
                stale.add(AddressText.of(server));
            }
        }
        return all;
    }

    private void lookAt(int type) {
        var own = new ServersBy<Judged>();
        var records = new LinkedHashSet<Record>();
        evidence.responses(zone, type).forEach((server, response) -> {
            SignedRrset rrset = SignedRrset.answer(response);
            KeySet keySet = keySets.get(server);
            if (rrset.isEmpty() || keySet == null) {
                return;
            }
            records.addAll(rrset.records());
            List<Judged> all = judged(server, rrset, keySet.keys(), response, own);
            if (all.stream().anyMatch(judged -> judged.state() == SignatureState.VALID)) {
                good++;
            } else {
                bad++;
            }
        });
        if (!records.isEmpty()) {
            cut |= own.truncated();
            signed.add(published(type, own, records));
        }
    }

    private Signed published(int type, ServersBy<Judged> own, Set<Record> records) {
        long ttl = records.iterator().next().getTTL();
        if (type != Type.CDS && type != Type.CDNSKEY) {
            return new Signed(Type.string(type), own.list(Published::signature), null, null, null, ttl);
        }
        var refs = new TreeSet<Integer>();
        records.forEach(record -> refs.add(keyTag(record)));
        Set<Integer> known = ds.stream().map(DSRecord::getFootprint).collect(Collectors.toSet());
        var added = new TreeSet<>(refs);
        added.removeAll(known);
        cut |= refs.size() > ChainDocument.LIST_MAX;
        return new Signed(Type.string(type), own.list(Published::signature), refs.stream().limit(ChainDocument.LIST_MAX)
                .toList(), refs.equals(known) ? "match" : "rollover",
                added.stream().limit(ChainDocument.LIST_MAX).toList(), ttl);
    }

    private static int keyTag(Record record) {
        return record instanceof DSRecord cds ? cds.getFootprint() : ((DNSKEYRecord) record).getFootprint();
    }

    /// Those that any server shows.
    List<DNSKEYRecord> keys() {
        return keySets.values().stream().flatMap(set -> set.keys().stream()).distinct().toList();
    }

    /// By server; servers without keys are not in it.
    Map<InetAddress, KeySet> keySets() {
        return keySets;
    }

    /// Whether some server said that there are keys, or that there are none.
    boolean known() {
        return !keySets.isEmpty() || !without.isEmpty();
    }

    boolean unanimous() {
        return without.isEmpty() || keySets.isEmpty();
    }

    /// Whether each RRset that was looked at is signed by a key of its server.
    boolean signedThroughout() {
        return bad == 0;
    }

    /// Whether none is.
    boolean signedNowhere() {
        return bad > 0 && good == 0;
    }

    boolean truncated() {
        return cut || keys.truncated() || signatures.truncated();
    }

    Child published(Links links) {
        return new Child(keys.list((key, servers) -> Published.dnskey(key, links.anchors(key), servers)),
                signatures.list(Published::signature), List.copyOf(signed), evidence.queried(zone, Type.DNSKEY),
                List.copyOf(without), List.copyOf(disagreeing), List.copyOf(stale));
    }
}
