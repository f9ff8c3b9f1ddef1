package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.Denial;
import dev.gonemaster.engine.dnssec.Nsec3Match;
import dev.gonemaster.engine.dnssec.Nsec3Matcher;
import java.util.Optional;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The list of types that an NSEC or NSEC3 record gives for the apex of a zone.
///
/// @param record of that kind
record ApexBitmap(Denial denial, Record record) {
    /// Out of the answer to a question for the NSEC record of the apex.
    static Optional<ApexBitmap> inAnswerForNsec(Response response, Nsec3Matcher matcher) {
        return response.answer().stream().findFirst().map(nsec -> new ApexBitmap(Denial.NSEC, nsec))
                .or(() -> response.section(Section.AUTHORITY, Type.NSEC3).stream()
                        .filter(nsec3 -> matcher.match((NSEC3Record) nsec3) == Nsec3Match.MATCH)
                        .findFirst().map(nsec3 -> new ApexBitmap(Denial.NSEC3, nsec3)));
    }

    /// Out of the answer that the apex has no NSEC3PARAM record.
    static Optional<ApexBitmap> inDenialOfNsec3param(Response response, Name apex) {
        return response.section(Section.AUTHORITY, Type.NSEC).stream()
                .filter(nsec -> nsec.getName().equals(apex))
                .findFirst().map(nsec -> new ApexBitmap(Denial.NSEC, nsec));
    }

    boolean lists(int type) {
        return denial.lists(record, type);
    }
}
