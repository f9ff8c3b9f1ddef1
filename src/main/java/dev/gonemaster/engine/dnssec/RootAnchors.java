package dev.gonemaster.engine.dnssec;

import java.util.HexFormat;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;

/// Where every chain of trust begins: the keys of the root zone (RFC 9718).
public final class RootAnchors {
    /// KSK-2017 and KSK-2024. Source: IANA, `root-anchors.xml` (copy of 2025-01).
    public static final List<DSRecord> PUBLISHED = List.of(
            anchor(20326, "e06d44b80b8f1d39a95c0b0d7c65d08458e880409bbc683457104237c7f8ec8d"),
            anchor(38696, "683d2d0acb8c9b712a1948b27f741219298d0a450d612c483af444a4c0fb2b16"));

    private RootAnchors() {
    }

    private static DSRecord anchor(int keytag, String digest) {
        return new DSRecord(Name.root, DClass.IN, 0, keytag, DNSSEC.Algorithm.RSASHA256, DNSSEC.Digest.SHA256,
                HexFormat.of().parseHex(digest));
    }
}
