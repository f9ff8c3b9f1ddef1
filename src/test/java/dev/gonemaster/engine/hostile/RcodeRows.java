package dev.gonemaster.engine.hostile;

import static dev.gonemaster.engine.hostile.Hostility.changed;

import java.util.List;
import java.util.stream.IntStream;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/// Servers that answer every question with one RCODE, those above 15 in an OPT record that nobody may have asked for.
final class RcodeRows {
    private static final int RCODE_MAX = 23;

    private RcodeRows() {
    }

    static List<Row> rows() {
        return IntStream.rangeClosed(1, RCODE_MAX).mapToObj(RcodeRows::row).toList();
    }

    private static Row row(int rcode) {
        Row row = Row.of("rcode-" + rcode, changed((_, answer) -> {
            Hostility.clear(answer);
            answer.getHeader().setRcode(rcode & 15);
            if (rcode > 15) {
                answer.addRecord(new OPTRecord(1232, rcode >> 4, 0), Section.ADDITIONAL);
            }
        }));
        String edns = rcode == Rcode.FORMERR ? "NO_EDNS_SUPPORT" : "NS_ERROR";
        return row.finds("CN01_UNEXPECTED_RCODE_SOA_QUERY_UDP", "CN01_UNEXPECTED_RCODE_NS_QUERY_UDP", edns)
                .allFind("B02_NO_WORKING_NS", "B02_UNEXPECTED_RCODE", "NO_A_RECORDS", "CANNOT_CONTINUE");
    }
}
