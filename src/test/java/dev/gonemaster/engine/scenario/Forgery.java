package dev.gonemaster.engine.scenario;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;

/// Signatures and keys that are good but for one thing; see [Signing#forged] for a signature that is not.
public final class Forgery {
    private Forgery() {
    }

    public static RRSIGRecord withAlgorithm(RRSIGRecord signature, int algorithm) {
        return with(signature, algorithm, signature.getFootprint(), signature.getSigner());
    }

    public static RRSIGRecord withKeytag(RRSIGRecord signature, int keytag) {
        return with(signature, signature.getAlgorithm(), keytag, signature.getSigner());
    }

    public static RRSIGRecord withSigner(RRSIGRecord signature, Name signer) {
        return with(signature, signature.getAlgorithm(), signature.getFootprint(), signer);
    }

    /// Other keys of the same key tag, which is a sum of 16-bit words (RFC 4034 appendix B): the words change places.
    public static List<DNSKEYRecord> sameKeytag(DNSKEYRecord key, int count) {
        byte[] octets = key.getKey();
        return IntStream.rangeClosed(1, count).map(turn -> Short.BYTES * turn)
                .mapToObj(turn -> ByteBuffer.allocate(octets.length).put(octets, turn, octets.length - turn)
                        .put(octets, 0, turn).array())
                .map(turned -> new DNSKEYRecord(key.getName(), key.getDClass(), key.getTTL(), key.getFlags(),
                        key.getProtocol(), key.getAlgorithm(), turned)).toList();
    }

    private static RRSIGRecord with(RRSIGRecord signature, int algorithm, int keytag, Name signer) {
        return new RRSIGRecord(signature.getName(), signature.getDClass(), signature.getTTL(),
                signature.getTypeCovered(), algorithm, signature.getOrigTTL(), signature.getExpire(),
                signature.getTimeSigned(), keytag, signer, signature.getSignature());
    }
}
