package dev.gonemaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.chain.ChainDocument;
import dev.gonemaster.engine.chain.ChainDocument.Child;
import dev.gonemaster.engine.chain.ChainDocument.Dnskey;
import dev.gonemaster.engine.chain.ChainDocument.Ds;
import dev.gonemaster.engine.chain.ChainDocument.Link;
import dev.gonemaster.engine.chain.ChainDocument.NsName;
import dev.gonemaster.engine.chain.ChainDocument.Parent;
import dev.gonemaster.engine.chain.ChainDocument.Signature;
import dev.gonemaster.engine.chain.ChainDocument.Signed;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainJsonTest {
    private static final List<String> SERVERS = List.of("192.0.2.1");

    @Test
    void theDocumentHasTheMembersOfVersion3() {
        var signature = new Signature(1, 13, "2026-11-22T11:00:00Z", "2026-12-22T12:00:00Z", "example", "valid", SERVERS);
        var parent = new Parent("parent", List.of(new Ds(1, 13, 2, "ab", 3600, SERVERS)), List.of(), null, SERVERS,
                List.of(), List.of(), List.of());
        var child = new Child(List.of(new Dnskey(1, 13, 257, true, true, false, 256, true, 3600, SERVERS)),
                List.of(signature), List.of(new Signed("SOA", List.of(), null, null, null, 60)), SERVERS, List.of(),
                List.of(), List.of());
        var chain = new ChainDocument(3, "example", "", "normal", "secure", false, parent, child,
                List.of(new Link(1, 2, 1, "match", SERVERS)), List.of(new NsName("ns1.example", "valid")));
        assertThat(ChainJson.of(chain)).isEqualTo("""
                {"version":3,"zone":"example","parent_zone":"","delegation":"normal","status":"secure",\
                "truncated":false,"parent":{"ds_source":"parent","ds":[{"key_tag":1,"algorithm":13,"digest_type":2,\
                "digest":"ab","ttl":3600,"servers":["192.0.2.1"]}],"ds_rrsig":[],"servers_queried":["192.0.2.1"],\
                "servers_without_ds":[],"servers_disagreeing":[],"servers_stale":[]},"child":{"dnskeys":[{"key_tag":1,\
                "algorithm":13,"flags":257,"sep":true,"zone_key":true,"revoked":false,"key_size":256,"anchored":true,\
                "ttl":3600,"servers":["192.0.2.1"]}],"dnskey_rrsig":[{"key_tag":1,"algorithm":13,\
                "inception":"2026-11-22T11:00:00Z","expiration":"2026-12-22T12:00:00Z","signer":"example",\
                "state":"valid","servers":["192.0.2.1"]}],"signed":[{"type":"SOA","rrsig":[],"ttl":60}],\
                "servers_queried":["192.0.2.1"],"servers_without_dnskey":[],"servers_disagreeing":[],\
                "servers_stale":[]},"links":[{"ds_key_tag":1,"ds_digest_type":2,"dnskey_key_tag":1,"status":"match",\
                "servers":["192.0.2.1"]}],"ns_names":[{"name":"ns1.example","status":"valid"}]}""");
    }
}
