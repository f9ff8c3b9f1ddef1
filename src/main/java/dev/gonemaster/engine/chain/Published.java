package dev.gonemaster.engine.chain;

import dev.gonemaster.engine.chain.ChainDocument.Dnskey;
import dev.gonemaster.engine.chain.ChainDocument.Ds;
import dev.gonemaster.engine.chain.ChainDocument.Signature;
import dev.gonemaster.engine.dnssec.SignatureState;
import dev.gonemaster.engine.message.ArgName;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.RRSIGRecord;

/// Records in the form of the document.
final class Published {
    private static final int SEP = 0x1;
    private static final int REVOKED = 0x80;
    private static final int ZONE = 0x100;

    private Published() {
    }

    /// A signature together with what it is worth.
    record Judged(RRSIGRecord signature, SignatureState state) {
    }

    static Ds ds(DSRecord ds, @Nullable List<String> servers) {
        return new Ds(ds.getFootprint(), ds.getAlgorithm(), ds.getDigestID(), HexFormat.of().formatHex(ds.getDigest()),
                ds.getTTL(), servers);
    }

    static Dnskey dnskey(DNSKEYRecord key, @Nullable Boolean anchored, List<String> servers) {
        int flags = key.getFlags();
        return new Dnskey(key.getFootprint(), key.getAlgorithm(), flags, (flags & SEP) != 0, (flags & ZONE) != 0,
                (flags & REVOKED) != 0, KeySize.of(key), anchored, key.getTTL(), servers);
    }

    static Signature signature(Judged judged, List<String> servers) {
        RRSIGRecord signature = judged.signature();
        return new Signature(signature.getFootprint(), signature.getAlgorithm(), signature.getTimeSigned().toString(),
                signature.getExpire().toString(), ArgName.published(signature.getSigner()),
                judged.state().name().toLowerCase(Locale.ROOT), servers);
    }
}
