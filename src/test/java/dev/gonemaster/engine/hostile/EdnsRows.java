package dev.gonemaster.engine.hostile;

import static dev.gonemaster.engine.hostile.Hostility.changed;
import static dev.gonemaster.engine.hostile.Hostility.octets;
import static dev.gonemaster.engine.hostile.Hostility.udp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/// Servers that answer well until EDNS is spoken.
final class EdnsRows {
    private static final int SIZE = 1232;
    private static final int OPTIONS = 400;
    /// What an OPT record has besides its data.
    private static final int OPT_SIZE = 11;

    private EdnsRows() {
    }

    static List<Row> rows() {
        return List.of(
                Row.of("edns-unanswered", udp((place, query) -> query.getOPT() == null
                        ? List.of(place.octets(query)) : List.of())).waiting().finds("BREAKS_ON_EDNS"),
                Row.of("edns-formerr-without-opt", onEdns(answer -> fail(answer, Rcode.FORMERR)))
                        .finds("NO_EDNS_SUPPORT"),
                Row.of("edns-formerr-with-opt", onEdns(answer -> {
                    fail(answer, Rcode.FORMERR);
                    answer.addRecord(new OPTRecord(SIZE, 0, 0), Section.ADDITIONAL);
                })).finds("NS_ERROR"),
                Row.of("edns-formerr-without-question", onEdns(answer -> {
                    fail(answer, Rcode.FORMERR);
                    answer.removeAllRecords(Section.QUESTION);
                })).finds("NO_EDNS_SUPPORT"),
                Row.of("edns-badvers-to-version-0", onEdns(answer -> {
                    Hostility.clear(answer);
                    answer.addRecord(new OPTRecord(SIZE, Rcode.BADVERS >> 4, 0), Section.ADDITIONAL);
                })).finds("NS_ERROR"),
                Row.of("edns-opt-twice", onEdns(answer ->
                        answer.addRecord(new OPTRecord(SIZE, 0, 0), Section.ADDITIONAL))).harmless(),
                Row.of("edns-opt-in-answer-section", onEdns(answer -> {
                    OPTRecord opt = answer.getOPT();
                    answer.removeRecord(opt, Section.ADDITIONAL);
                    answer.addRecord(opt, Section.ANSWER);
                })).finds("EDNS_RESPONSE_WITHOUT_EDNS"),
                Row.of("edns-opt-in-authority-section", onEdns(answer -> {
                    OPTRecord opt = answer.getOPT();
                    answer.removeRecord(opt, Section.ADDITIONAL);
                    answer.addRecord(opt, Section.AUTHORITY);
                })).finds("EDNS_RESPONSE_WITHOUT_EDNS"),
                Row.of("edns-many-unknown-options", onEdns(answer -> {
                    var options = new ArrayList<EDNSOption>();
                    for (int i = 0; i < OPTIONS; i++) {
                        options.add(new GenericEDNSOption(65_001 + i % 500, new byte[] {1, 2, 3}));
                    }
                    setOpt(answer, new OPTRecord(SIZE, 0, 0, 0, options));
                })).harmless(),
                Row.of("edns-known-options-of-garbage", opt(new byte[] {0, 3, 0, 0, 0, 8, 0, 1, 9, 0, 10, 0, 2, 1, 1,
                    0, 15, 0, 1, 7})).finds("N17_COOKIE_MALFORMED").allFind("N17_COOKIE_MALFORMED"),
                Row.of("edns-option-longer-than-opt", opt(new byte[] {0, 3, 0x7f, 0, 1})).silenceOnEdns(),
                Row.of("edns-opt-of-one-octet", opt(new byte[] {1})).silenceOnEdns(),
                Row.of("edns-version-1", onEdns(answer -> setOpt(answer, new OPTRecord(SIZE, 0, 1))))
                        .finds("EDNS_VERSION_ERROR"),
                Row.of("edns-version-255", onEdns(answer -> setOpt(answer, new OPTRecord(SIZE, 0, 255))))
                        .finds("EDNS_VERSION_ERROR"),
                Row.of("edns-dropped", onEdns(answer -> answer.removeRecord(answer.getOPT(), Section.ADDITIONAL)))
                        .finds("EDNS_RESPONSE_WITHOUT_EDNS"),
                Row.of("edns-refused", onEdns(answer -> fail(answer, Rcode.REFUSED))).finds("NS_ERROR"),
                Row.of("edns-notimp", onEdns(answer -> fail(answer, Rcode.NOTIMP))).finds("NS_ERROR"),
                Row.of("edns-empty-answer", onEdns(answer -> answer.removeAllRecords(Section.ANSWER)))
                        .finds("NS_ERROR"),
                Row.of("edns-extended-rcode-4080", onEdns(answer -> setOpt(answer, new OPTRecord(SIZE, 255, 0))))
                        .finds("NS_ERROR"),
                Row.of("edns-opt-cut-short", octets((query, good) -> query.getOPT() == null
                        ? good : java.util.Arrays.copyOf(good, good.length - 4))).silenceOnEdns(),
                Row.of("edns-opt-named", octets((query, good) -> query.getOPT() == null
                        ? good : named(good))).harmless(),
                Row.of("edns-size-0", onEdns(answer -> setOpt(answer, new OPTRecord(0, 0, 0)))).harmless(),
                Row.of("edns-unasked-for", changed((_, answer) -> setOpt(answer, new OPTRecord(SIZE, 0, 0))))
                        .harmless());
    }

    private static Hostility onEdns(Consumer<Message> change) {
        return changed((query, answer) -> {
            if (query.getOPT() != null) {
                change.accept(answer);
            }
        });
    }

    private static void fail(Message answer, int rcode) {
        Hostility.clear(answer);
        answer.getHeader().setRcode(rcode);
    }

    private static void setOpt(Message answer, OPTRecord opt) {
        if (answer.getOPT() != null) {
            answer.removeRecord(answer.getOPT(), Section.ADDITIONAL);
        }
        answer.addRecord(opt, Section.ADDITIONAL);
    }

    /// The OPT record, which stands at the end, with those data.
    private static Hostility opt(byte[] data) {
        return octets((query, good) -> query.getOPT() == null ? good : ByteBuffer.allocate(good.length + data.length)
                .put(good, 0, good.length - 2).putShort((short) data.length).put(data).array());
    }

    /// The OPT record with the name of the question for its owner.
    private static byte[] named(byte[] good) {
        return ByteBuffer.allocate(good.length + 1).put(good, 0, good.length - OPT_SIZE).putShort((short) 0xc00c)
                .put(good, good.length - OPT_SIZE + 1, OPT_SIZE - 1).array();
    }
}
