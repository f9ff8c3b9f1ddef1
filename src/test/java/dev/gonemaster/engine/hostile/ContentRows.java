package dev.gonemaster.engine.hostile;

import static dev.gonemaster.engine.hostile.Hostility.changed;
import static dev.gonemaster.engine.hostile.Hostility.none;
import static dev.gonemaster.engine.hostile.Hostility.octets;

import dev.gonemaster.engine.dns.StoppedServer;
import dev.gonemaster.engine.scenario.Signing;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Servers whose messages are well formed and whose records are wrong.
final class ContentRows {
    private static final Name OTHER = Name.fromConstantString("other.xa.");
    private static final long TTL = 60;
    private static final int SCRIPTED_TTL = 3_600;
    private static final int CHAIN = 500;
    private static final int MANY = 300;

    private ContentRows() {
    }

    static List<Row> rows() {
        return List.of(
                Row.of("not-authoritative", changed((_, answer) -> answer.getHeader().unsetFlag(Flags.AA)))
                        .finds("CN01_SOA_RECORD_NOT_AA_UDP", "CN01_NS_RECORD_NOT_AA_UDP")
                        .allFind("B02_NO_WORKING_NS", "B02_NS_NOT_AUTH"),
                Row.of("no-records", changed((_, answer) -> Hostility.clear(answer)))
                        .finds("CN01_MISSING_SOA_RECORD_UDP", "CN01_MISSING_NS_RECORD_UDP",
                                "EDNS_RESPONSE_WITHOUT_EDNS")
                        .allFind("B02_NO_WORKING_NS", "B02_NS_BROKEN", "NO_A_RECORDS"),
                Row.of("wrong-owner", each(record -> record.withName(OTHER)))
                        .finds("CN01_WRONG_SOA_RECORD_UDP", "CN01_WRONG_NS_RECORD_UDP", "NS_ERROR")
                        .allFind("B02_NO_WORKING_NS", "B02_NS_BROKEN"),
                Row.of("other-class", each(record -> copy(record, DClass.CH, TTL))),
                Row.of("class-any", each(record -> copy(record, DClass.ANY, TTL))),
                Row.of("ttl-0", each(record -> copy(record, DClass.IN, 0))).harmless(),
                Row.of("ttl-beyond-31-bits", octets((_, good) -> longTtls(good))).harmless(),
                Row.of("answer-in-authority-section", changed((_, answer) ->
                        List.copyOf(answer.getSection(Section.ANSWER)).forEach(record -> {
                            answer.removeRecord(record, Section.ANSWER);
                            answer.addRecord(record, Section.AUTHORITY);
                        }))).finds("CN01_MISSING_SOA_RECORD_UDP", "CN01_MISSING_NS_RECORD_UDP"),
                Row.of("unknown-types", each(record -> Record.newRecord(record.getName(), 65_280, DClass.IN, TTL,
                        new byte[] {1, 2, 3}))).finds("CN01_MISSING_SOA_RECORD_UDP", "CN01_MISSING_NS_RECORD_UDP"),
                Row.of("soa-twice", changed((_, answer) -> add(answer, SOARecord.class, soa ->
                        new SOARecord(soa.getName(), DClass.IN, TTL, OTHER, OTHER, 7, 1, 1, 1, 1)))),
                Row.of("soa-for-everything", answers(asked -> List.of(
                        new SOARecord(asked, DClass.IN, TTL, asked, asked, 1, 1, 1, 1, 1))))
                        .finds("CN01_MISSING_NS_RECORD_UDP"),
                Row.of("alias-to-itself", answers(asked -> List.of(alias(asked, asked))))
                        .finds("CN01_MISSING_SOA_RECORD_UDP", "CN01_MISSING_NS_RECORD_UDP")
                        .allFind("B02_NO_WORKING_NS", "B02_NS_BROKEN"),
                Row.of("aliases-in-a-circle", answers(asked -> List.of(alias(asked, OTHER), alias(OTHER, asked))))
                        .finds("CN01_MISSING_SOA_RECORD_UDP").allFind("B02_NO_WORKING_NS"),
                Row.of("chain-of-aliases", answers(ContentRows::chain)).finds("NO_RESPONSE"),
                Row.of("chain-of-aliases-over-tcp", place -> StoppedServer.sends(query ->
                        with(place.good().apply(query), chain(query.getQuestion().getName()))
                                .toWire(Hostility.SIZE_MAX)).overUdp((query, _) -> List.of(place.truncated(query))))
                        .finds("CN01_MISSING_SOA_RECORD_UDP").allFind("B02_NO_WORKING_NS"),
                Row.of("endless-aliases", answers(asked -> List.of(alias(asked, below("a", asked)))))
                        .finds("CN01_MISSING_SOA_RECORD_UDP").allFind("B02_NO_WORKING_NS"),
                Row.of("dname-at-the-apex-to-itself", answers(asked -> List.of(
                        new DNAMERecord(asked, DClass.IN, TTL, below("x", asked)))))
                        .finds("CN01_MISSING_SOA_RECORD_UDP").allFind("B02_NO_WORKING_NS"),
                Row.of("dname-that-makes-names-too-long", answers(asked -> List.of(
                        new DNAMERecord(above(asked), DClass.IN, TTL, longest()))))
                        .finds("CN01_MISSING_SOA_RECORD_UDP").allFind("B02_NO_WORKING_NS"),
                Row.of("many-texts", none()).zone((_, zone) -> {
                    for (int i = 0; i < MANY; i++) {
                        zone.with("@", "TXT", "\"" + "x".repeat(200) + i + "\"");
                    }
                }).harmless(),
                Row.of("many-mail-exchangers", none()).zone((_, zone) -> {
                    for (int i = 0; i < MANY; i++) {
                        zone.with("@", "MX", i + " mx" + i);
                    }
                }).finds("Z09_MX_DATA"),
                Row.of("null-mx-with-others", none()).zone((_, zone) -> zone.with("@", "MX", "0 ."))
                        .finds("Z09_NULL_MX_WITH_OTHER_MX"),
                Row.of("strange-server-names", none()).zone((_, zone) -> zone
                        .with("@", "NS", "\\000\\255\\.\\\"\\010<x>").with("@", "NS", "x\\032y.\\127\\200.xa.")
                        .with("@", "NS", "-").with("@", "NS", longest().toString()).with("@", "MX", "5 \\001\\;\\@")),
                Row.of("keys-of-no-octets", none()).zone((_, zone) -> {
                    for (int algorithm = 0; algorithm < 256; algorithm++) {
                        zone.with("@", "TYPE48", "\\# 4 010103" + String.format("%02x", algorithm));
                    }
                    zone.signed(Signing.of(zone.name()).from(Instant.now()));
                }).finds("DS05_ALGO_DEPRECATED", "DS05_ALGO_UNASSIGNED"),
                Row.of("keys-with-one-tag", none()).zone((_, zone) -> {
                    for (int i = 0; i < MANY; i++) {
                        zone.with("@", "TYPE48", "\\# 8 0101030d" + String.format("%04x%04x", i, 0xffff - i));
                    }
                    zone.signed(Signing.of(zone.name()).from(Instant.now()));
                }).finds("DS05_ALGO_OK"));
    }

    /// Every record of the answer section changed.
    private static Hostility each(UnaryOperator<Record> change) {
        return changed((_, answer) -> List.copyOf(answer.getSection(Section.ANSWER)).forEach(record -> {
            answer.removeRecord(record, Section.ANSWER);
            answer.addRecord(change.apply(record), Section.ANSWER);
        }));
    }

    private static Record copy(Record record, int dnsClass, long ttl) {
        return Record.newRecord(record.getName(), record.getType(), dnsClass, ttl, record.rdataToWireCanonical());
    }

    /// Every TTL of the scripted worlds, with all 32 bits set.
    private static byte[] longTtls(byte[] octets) {
        byte[] changed = octets.clone();
        for (int at = 12; at < octets.length - 4; at++) {
            if (ByteBuffer.wrap(octets).getInt(at) == SCRIPTED_TTL) {
                ByteBuffer.wrap(changed).putInt(at, -1);
            }
        }
        return changed;
    }

    /// With authority, those records for whatever name is asked.
    private static Hostility answers(Function<Name, List<? extends Record>> records) {
        return changed((query, answer) -> with(answer, records.apply(query.getQuestion().getName())));
    }

    private static Message with(Message answer, List<? extends Record> records) {
        answer.removeAllRecords(Section.ANSWER);
        answer.removeAllRecords(Section.AUTHORITY);
        answer.getHeader().setRcode(0);
        answer.getHeader().setFlag(Flags.AA);
        records.forEach(record -> answer.addRecord(record, Section.ANSWER));
        return answer;
    }

    private static <R extends Record> void add(Message answer, Class<R> kind, Function<R, Record> other) {
        answer.getSection(Section.ANSWER).stream().filter(kind::isInstance).map(kind::cast).toList()
                .forEach(record -> answer.addRecord(other.apply(record), Section.ANSWER));
    }

    private static CNAMERecord alias(Name owner, Name target) {
        return new CNAMERecord(owner, DClass.IN, TTL, target);
    }

    private static List<Record> chain(Name start) {
        var chain = new ArrayList<Record>();
        Name owner = start;
        for (int i = 0; i < CHAIN; i++) {
            Name target = Name.fromConstantString("alias" + i + ".xa.");
            chain.add(alias(owner, target));
            owner = target;
        }
        return chain;
    }

    /// The name with a label in front; the name itself where it would be too long.
    private static Name below(String label, Name name) {
        try {
            return Name.concatenate(Name.fromConstantString(label), name);
        } catch (NameTooLongException e) {
            return name;
        }
    }

    private static Name longest() {
        String label = "l".repeat(62) + ".";
        return Name.fromConstantString(label + label + label + "l".repeat(60) + ".xa.");
    }

    private static Name above(Name name) {
        return name.equals(Name.root) ? name : new Name(name, 1);
    }
}
