package dev.gonemaster.engine.dns;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A DNS response from the server that was asked. Records are looked up by the question that was sent, not by the one
/// that the response repeats (specification, "Extraction of DNS records"). The message is not changed after
/// construction.
///
/// @param query the question as it was put
/// @param server the address that was asked
/// @param source the address that answered; differs from `server` only where the query allows it
/// @param message what came back, after the retry over TCP where the first was truncated
/// @param roundTrip from sending to the last octet of the response
/// @param receivedAt wall-clock time of arrival; signatures are judged at this instant
public record Response(Query query, InetAddress server, InetAddress source, Message message, Duration roundTrip,
                       Instant receivedAt) implements Outcome {
    /// The type as which an AAAA record is read that does not hold 16 octets. IANA reserves it (RFC 6895 section 3.1),
    /// so no record has it of its own.
    public static final int BROKEN_AAAA = 65_535;

    /// A response from the server asked.
    public Response(Query query, InetAddress server, Message message, Duration roundTrip, Instant receivedAt) {
        this(query, server, server, message, roundTrip, receivedAt);
    }

    /// What an earlier run kept: the response that these octets are to the question.
    ///
    /// @param octets as [#octets] gave them
    /// @return absent when they are no response to it
    public static Optional<Response> read(Query query, InetAddress server, InetAddress source, byte[] octets,
                                          Instant receivedAt) {
        if (octets.length < Short.BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        Message message = WireFormat.decode(buffer, query, Short.toUnsignedInt(buffer.getShort(0))).message();
        return Optional.ofNullable(message)
                .map(read -> new Response(query, server, source, read, Duration.ZERO, receivedAt));
    }

    /// Whether the octets are a DNS message at all.
    public static boolean readable(byte[] octets) {
        return WireFormat.parse(ByteBuffer.wrap(octets)).isPresent();
    }

    /// The message on the wire, as it came. Not to be changed.
    public byte[] octets() {
        return message instanceof ReceivedMessage received
                ? received.octets()
                : message.toWire(WireFormat.SIZE_MAX);
    }

    /// Octets of the message on the wire.
    public int size() {
        int received = message.numBytes();
        return received > 0 ? received : message.toWire(WireFormat.SIZE_MAX).length;
    }

    public int rcode() {
        return message.getRcode();
    }

    public boolean noError() {
        return rcode() == Rcode.NOERROR;
    }

    public boolean authoritative() {
        return message.getHeader().getFlag(Flags.AA);
    }

    public boolean truncated() {
        return message.getHeader().getFlag(Flags.TC);
    }

    public Optional<OPTRecord> opt() {
        return Optional.ofNullable(message.getOPT());
    }

    /// Whether the OPT record is there, with the DO flag set (RFC 3225 section 3).
    public boolean dnssecOk() {
        return opt().filter(opt -> (opt.getFlags() & ExtendedFlags.DO) != 0).isPresent();
    }

    /// Answer records with the query's name and type, in message order.
    public List<Record> answer() {
        return answer(query.name(), query.type());
    }

    /// Answer records of that owner and type, in message order.
    public List<Record> answer(Name owner, int type) {
        return answer(type).stream().filter(record -> record.getName().equals(owner)).toList();
    }

    /// Answer records of that type, whatever their owner.
    public List<Record> answer(int type) {
        return section(Section.ANSWER, type);
    }

    /// Records of that type in a [Section], in message order.
    public List<Record> section(int section, int type) {
        return message.getSection(section).stream().filter(record -> record.getType() == type).toList();
    }

    /// How many octets the data have of each answer record that says to be AAAA without being an address.
    public List<Integer> brokenAaaa() {
        return answer(BROKEN_AAAA).stream().map(record -> record.rdataToWireCanonical().length).toList();
    }

    /// The SOA record when the answer holds exactly one SOA record and the owner is as given.
    public Optional<SOARecord> soleSoa(Name owner) {
        List<Record> soas = answer(Type.SOA);
        return soas.size() == 1 && soas.getFirst().getName().equals(owner)
                ? Optional.of((SOARecord) soas.getFirst())
                : Optional.empty();
    }

    /// Whether this is a referral (specification, MethodsV2 "Referral"): NOERROR, no AA, NS records in the authority
    /// section, an answer section that is empty or holds CNAME records (never for a CNAME query).
    public boolean referral() {
        return noError() && !authoritative() && !section(Section.AUTHORITY, Type.NS).isEmpty()
                && message.getSection(Section.ANSWER).stream().allMatch(
                        record -> record.getType() == Type.CNAME && query.type() != Type.CNAME);
    }

    /// The NS records of a referral to exactly that zone; empty when this is no such referral.
    public List<NSRecord> referralTo(Name zone) {
        if (!referral()) {
            return List.of();
        }
        return section(Section.AUTHORITY, Type.NS).stream()
                .filter(record -> record.getName().equals(zone))
                .map(NSRecord.class::cast)
                .toList();
    }

    /// Whether this is a referral to a zone below the given one, towards the query's name.
    public boolean refersBelow(Name zone) {
        return referral() && section(Section.AUTHORITY, Type.NS).stream().map(Record::getName)
                .anyMatch(cut -> cut.subdomain(zone) && !cut.equals(zone) && query.name().subdomain(cut));
    }

    /// The addresses that the A and AAAA records of a [Section] hold for that owner, in message order.
    public List<InetAddress> addresses(int section, Name owner) {
        return message.getSection(section).stream().filter(record -> record.getName().equals(owner))
                .flatMap(record -> Verdict.addressIn(record).stream()).toList();
    }
}
