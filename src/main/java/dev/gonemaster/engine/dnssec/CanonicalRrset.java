package dev.gonemaster.engine.dnssec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;

/// The data of an RRset in canonical form and order, without repetition (RFC 4034 section 6): made once, however many
/// signatures there are over it.
final class CanonicalRrset {
    /// Type, class, original TTL and length of a record.
    private static final int FIXED_SIZE = 10;

    private final Name owner;
    private final int type;
    private final List<byte[]> data;

    private CanonicalRrset(Name owner, int type, List<byte[]> data) {
        this.owner = owner;
        this.type = type;
        this.data = data;
    }

    static CanonicalRrset of(Name owner, int type, Collection<Record> records) {
        List<byte[]> sorted = records.stream().map(Record::rdataToWireCanonical).sorted(Arrays::compareUnsigned)
                .toList();
        var distinct = new ArrayList<byte[]>();
        for (byte[] each : sorted) {
            if (distinct.isEmpty() || !Arrays.equals(distinct.getLast(), each)) {
                distinct.add(each);
            }
        }
        return new CanonicalRrset(owner, type, distinct);
    }

    /// The octets that the signature is made over (RFC 4034 section 3.1.8.1).
    ///
    /// @param signature with no more labels than the owner has
    byte[] signedBy(RRSIGRecord signature) {
        byte[] header = signature.rdataToWireCanonical();
        int headerSize = header.length - signature.getSignature().length;
        byte[] name = name(signature).toWireCanonical();
        int size = headerSize;
        for (byte[] each : data) {
            size += name.length + FIXED_SIZE + each.length;
        }
        ByteBuffer octets = ByteBuffer.allocate(size).put(header, 0, headerSize);
        for (byte[] each : data) {
            octets.put(name).putShort((short) type).putShort((short) DClass.IN)
                    .putInt((int) signature.getOrigTTL()).putShort((short) each.length).put(each);
        }
        return octets.array();
    }

    /// The wildcard that the RRset comes from where the signature has fewer labels than the owner.
    private Name name(RRSIGRecord signature) {
        int labels = owner.labels() - 1;
        return signature.getLabels() < labels ? owner.wild(labels - signature.getLabels()) : owner;
    }
}
