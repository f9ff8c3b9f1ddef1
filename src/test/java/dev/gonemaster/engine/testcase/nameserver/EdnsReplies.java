package dev.gonemaster.engine.testcase.nameserver;

import dev.gonemaster.engine.scenario.Misbehaviour;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;

/// What scripted servers do with the OPT record.
final class EdnsReplies {
    private static final int PAYLOAD = 1232;
    private static final int OPTION_HEADER_SIZE = 4;

    private EdnsReplies() {
    }

    static void withoutOpt(Message answer) {
        if (answer.getOPT() != null) {
            answer.removeRecord(answer.getOPT(), Section.ADDITIONAL);
        }
    }

    /// @param rcode also above 15
    static void withOpt(Message answer, int rcode, int version, int flags, EDNSOption... options) {
        withoutOpt(answer);
        answer.getHeader().setRcode(rcode & 0xf);
        answer.addRecord(new OPTRecord(PAYLOAD, rcode >> 4, version, flags, options), Section.ADDITIONAL);
    }

    /// The good answer with one option.
    static Misbehaviour option(int code, byte... data) {
        return Misbehaviour.changed(answer ->
                withOpt(answer, answer.getRcode(), 0, 0, new GenericEDNSOption(code, data)));
    }

    /// The good answer with that RCODE and the option of the query, its data changed.
    ///
    /// @param rcode also above 15
    static Misbehaviour option(int rcode, UnaryOperator<byte[]> change) {
        return (server, query, answer) -> {
            EDNSOption asked = query.edns().options().getFirst();
            withOpt(answer, rcode, 0, 0, new GenericEDNSOption(asked.getCode(), change.apply(data(asked))));
            return new Misbehaviour.Reply.Send(answer);
        };
    }

    static byte[] data(EDNSOption option) {
        byte[] wire = option.toWire();
        return Arrays.copyOfRange(wire, OPTION_HEADER_SIZE, wire.length);
    }
}
