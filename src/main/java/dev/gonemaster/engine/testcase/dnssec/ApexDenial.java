package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.Denial;
import dev.gonemaster.engine.dnssec.Nsec3Match;
import dev.gonemaster.engine.dnssec.Nsec3Matcher;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.testcase.ServersByFinding;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.stream.IntStream;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// dnssec10, steps 6.5.3 and 6.6.3: the proof in a response that the apex lacks a type (NODATA).
final class ApexDenial {
    private final Name apex;
    private final ServersByFinding found;
    private final Nsec3Matcher matcher;
    private final DenialSignatures signatures;

    ApexDenial(Zone zone, ServersByFinding found) {
        this.apex = zone.name();
        this.found = found;
        matcher = new Nsec3Matcher(apex);
        signatures = new DenialSignatures(zone.signatures(), found);
    }

    /// @param denial the kind of the records in the authority section; there is at least one
    void judge(Denial denial, NameServer server, Response response, List<DNSKEYRecord> keys) {
        judgeSoa(denial, server, response.section(Section.AUTHORITY, Type.SOA));
        List<Record> records = response.section(Section.AUTHORITY, denial.type());
        if (records.size() > 1) {
            found.add(server, DenialFault.MULTIPLE.of(denial));                             // 6.5.3.4, 6.6.3.4
            return;
        }
        Record record = records.getFirst();                                                 // 6.5.3.5.3, 6.6.3.5.3
        judgeRecord(denial, server, record);
        signatures.judge(denial, server,                                                    // 6.5.3.5.4, 6.6.3.5.4
                SignedRrset.in(response, Section.AUTHORITY, record.getName(), denial.type()), keys,
                response.receivedAt());
    }

    private void judgeSoa(Denial denial, NameServer server, List<Record> soa) {
        if (soa.isEmpty()) {
            found.add(server, DenialFault.MISSING_SOA.of(denial));                          // 6.5.3.2, 6.6.3.2
        } else if (!soa.getFirst().getName().equals(apex)) {
            found.add(server, DenialFault.WRONG_SOA.of(denial),
                    DOMAIN.of(soa.getFirst().getName()));                                   // 6.5.3.3, 6.6.3.3
        }
    }

    /// Where it cannot be told whether the record is that of the apex, nothing is said about its types either.
    private void judgeRecord(Denial denial, NameServer server, Record record) {
        switch (match(denial, record)) {
            case NO_MATCH -> found.add(server, DenialFault.MISMATCHES_APEX.of(denial));     // 6.5.3.5.1, 6.6.3.5.1
            case MATCH -> {
                if (!listsWhatItShould(denial, record)) {
                    found.add(server, DenialFault.TYPE_LIST.of(denial));                    // 6.5.3.5.2, 6.6.3.5.2
                }
            }
            case NOT_COMPUTED -> { }
        }
    }

    private Nsec3Match match(Denial denial, Record record) {
        return switch (denial) {
            case NSEC -> record.getName().equals(apex) ? Nsec3Match.MATCH : Nsec3Match.NO_MATCH;
            case NSEC3 -> matcher.match((NSEC3Record) record);
        };
    }

    private static boolean listsWhatItShould(Denial denial, Record record) {
        int own = denial == Denial.NSEC ? Type.NSEC : Type.NSEC3PARAM;
        int foreign = denial == Denial.NSEC ? Type.NSEC3PARAM : Type.NSEC;
        return IntStream.of(Type.SOA, Type.NS, Type.DNSKEY, Type.RRSIG, own)
                .allMatch(type -> denial.lists(record, type))
                && !denial.lists(record, foreign) && !denial.lists(record, Type.NSEC3);
    }
}
