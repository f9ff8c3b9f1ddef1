package dev.gonemaster.engine.chain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The DNSSEC chain document, version 3: what parent and child publish, and how it fits together. Names as published,
/// addresses as text, times in RFC 3339; lists are in a fixed order and not null unless it says so; those of records
/// are no longer than [#LIST_MAX] (`truncated` tells). What is null is left out of the JSON.
///
/// @param status `secure`, `broken`, `partial`, `island`, `unsigned`, `indeterminate` or `undelegated`
/// @param delegation `normal` or `undelegated`
/// @param nsNames sorted by name; null where nothing is known of any
public record ChainDocument(int version, String zone, String parentZone, String delegation, String status,
                            boolean truncated, Parent parent, Child child, List<Link> links,
                            @Nullable List<NsName> nsNames) {
    public static final int VERSION = 3;
    /// Records of one kind. A zone may publish thousands.
    public static final int LIST_MAX = 64;

    /// @param dsSource `parent`, `input` (an undelegated test) or `none`
    /// @param dnskeys keys of the parent that sign the DS records; null where they are not known
    /// @param serversStale those with signatures outside of their time
    public record Parent(String dsSource, List<Ds> ds, List<Signature> dsRrsig, @Nullable List<Dnskey> dnskeys,
                         List<String> serversQueried, List<String> serversWithoutDs, List<String> serversDisagreeing,
                         List<String> serversStale) {
    }

    /// @param signed RRsets of the apex beside DNSKEY
    public record Child(List<Dnskey> dnskeys, List<Signature> dnskeyRrsig, List<Signed> signed,
                        List<String> serversQueried, List<String> serversWithoutDnskey,
                        List<String> serversDisagreeing, List<String> serversStale) {
    }

    /// @param digest hexadecimal, lower case
    /// @param servers null for DS records that the user gave
    public record Ds(int keyTag, int algorithm, int digestType, String digest, long ttl,
                     @Nullable List<String> servers) {
    }

    /// @param keySize in bits; 0 where the algorithm has no other size
    /// @param anchored whether a DS record fits it; null at the parent
    public record Dnskey(int keyTag, int algorithm, int flags, boolean sep, boolean zoneKey, boolean revoked,
                         int keySize, @Nullable Boolean anchored, long ttl, List<String> servers) {
    }

    /// @param state `valid`, `expired`, `not_yet_valid`, `bogus`, `unsupported_algorithm`, `unsupported_key`, `no_key`
    ///     or `unverified`
    public record Signature(int keyTag, int algorithm, String inception, String expiration, String signer, String state,
                            List<String> servers) {
    }

    /// @param refs key tags that CDS and CDNSKEY records name; null for other types
    /// @param dsMatch whether these are those of the DS records: `match` or `rollover`; null for other types
    /// @param newKeys of `refs` those without DS record; null for other types
    public record Signed(String type, List<Signature> rrsig, @Nullable List<Integer> refs, @Nullable String dsMatch,
                         @Nullable List<Integer> newKeys, long ttl) {
    }

    /// How a DS record goes together with the keys of the child.
    ///
    /// @param dnskeyKeyTag null where there is no such key
    /// @param status `match`, `digest_mismatch`, `algorithm_mismatch`, `no_dnskey`, `unsupported_digest` or
    ///     `key_not_signing`
    public record Link(int dsKeyTag, int dsDigestType, @Nullable Integer dnskeyKeyTag, String status,
                       List<String> servers) {
    }

    /// Whether the addresses of an in-domain name server name validate.
    ///
    /// @param status `valid`, `insecure` or `bogus`
    public record NsName(String name, String status) {
    }
}
