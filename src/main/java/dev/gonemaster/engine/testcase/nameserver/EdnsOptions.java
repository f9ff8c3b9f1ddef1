package dev.gonemaster.engine.testcase.nameserver;

import dev.gonemaster.engine.dns.Response;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.EDNSOption;

/// The options of a response's OPT record (RFC 6891 section 6.1.2), as octets: what a server writes into them need not
/// have the form that the option asks for.
final class EdnsOptions {
    /// Option code and length.
    private static final int HEADER_SIZE = 4;

    private EdnsOptions() {
    }

    /// The data of each option of that code, in message order; empty when there is none or no OPT record.
    ///
    /// @param code as in [EDNSOption.Code]
    static List<byte[]> data(Response response, int code) {
        return response.opt().stream()
                .flatMap(opt -> opt.getOptions(code).stream())
                .map(EdnsOptions::data)
                .toList();
    }

    private static byte[] data(EDNSOption option) {
        byte[] wire = option.toWire();
        return Arrays.copyOfRange(wire, HEADER_SIZE, wire.length);
    }
}
